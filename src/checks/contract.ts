import type { ObjectFilters } from '../config/index.ts';
import type { CatalogSnapshot, Dialect, Level } from '../dialects/index.ts';
import type { NamingConvention } from '../schema/index.ts';
import type { ScratchServer } from '../scratch/index.ts';
import type { MigrationSource, SchemaSource, SourceProblem, SourceRevision } from '../sources/index.ts';

export type Severity = Level;

/** Titled evidence, printed below a finding. */
export interface Evidence {
  readonly title: string;
  /** How to show it: SQL is formatted, a graph may be drawn, commands are copied. */
  readonly format: 'text' | 'sql' | 'typescript' | 'diff' | 'mermaid' | 'commands';
  readonly text: string;
}

/** Which of several databases something is of; absent where there is one, or one was chosen. */
export interface OfDatabase {
  readonly database?: string;
}

/** What a check learnt: data, worded here once, never thrown. */
export interface Finding extends OfDatabase {
  /** Stable: `MC101` … The hundreds digit is the check. */
  readonly code: string;
  /** Id of the check. */
  readonly check: string;
  readonly severity: Severity;
  /** One sentence with the names the user knows. */
  readonly message: string;
  readonly location?: {
    readonly file?: string;
    readonly line?: number;
    readonly revision?: string;
    /** Kind and name of the database object. */
    readonly object?: string;
  };
  readonly evidence: readonly Evidence[];
  /** Facts for programs; JSON-safe. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Something a person should know that is no finding: an irreversible revision, a check that could not apply. */
export interface Note extends OfDatabase {
  readonly check: string;
  readonly message: string;
  readonly revision?: string;
}

export interface CheckContext {
  /** Project root; file names in results are relative to it. */
  readonly root: string;
  readonly dialect: Dialect;
  readonly source: MigrationSource;
  /** In load order. */
  readonly revisions: readonly SourceRevision[];
  /** In an order in which they can run: parents and dependencies first. Undefined when the graph is broken. */
  readonly order: readonly SourceRevision[] | undefined;
  /** What is wrong with the history itself. */
  readonly problems: readonly SourceProblem[];
  readonly schema: SchemaSource | undefined;
  /** What is held against it. */
  readonly filters: ObjectFilters;
  /** Of operations in revisions. */
  namingConvention(): Promise<NamingConvention>;
  /** Started on first use, closed by the runner. */
  scratch(): Promise<ScratchServer>;
  /** Schema at the heads, as soon as one check has run every upgrade: later checks need not run them again. */
  readonly atHeads: { snapshot: CatalogSnapshot | undefined };
  readonly options: GuardOptions;
  /** Name of the database, when the configuration has several. */
  readonly database?: string;
  /** Called often; must be cheap. */
  readonly progress: (event: {
    readonly check: string;
    readonly done: number;
    readonly total: number;
    readonly label: string;
  }) => void;
}

export interface GuardOptions {
  /** Expected number of heads. @defaultValue 1 */
  readonly heads: number;
  /** Raises every difference to an error. @defaultValue false */
  readonly strict: boolean;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  /** What was looked at, for "what it compared" (G-02): `{revisions: 12, objects: 214}`. */
  readonly compared: Readonly<Record<string, number>>;
  /** Round trip only: verdict per revision. */
  readonly revisions?: readonly RevisionVerdict[];
}

export interface RevisionVerdict extends OfDatabase {
  readonly id: string;
  /** `failed`: the upgrade itself failed; `skipped`: irreversible or downgrade missing. */
  readonly upgrade: 'ok' | 'failed' | 'not run';
  readonly downgrade: 'ok' | 'failed' | 'missing' | 'irreversible' | 'not run';
  /** Schema after the downgrade equals the schema before the upgrade. `undefined`: not known. */
  readonly restored?: boolean;
  /** The upgrade ran again, and gave the schema it gave first. `undefined`: not known. */
  readonly reapplied?: boolean;
}

/** One question asked of a migration history. It neither prints nor throws for what it finds. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly needs: { readonly database: boolean; readonly schema: boolean };
  run(context: CheckContext): Promise<CheckResult>;
}
