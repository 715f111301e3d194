import type { CheckResult, Finding, Note, OfDatabase, RevisionVerdict, Severity } from './contract.ts';
import type { SourceRevision } from '../sources/index.ts';

/** How one check ended. */
export interface CheckReport extends OfDatabase {
  readonly id: string;
  readonly title: string;
  /** `error`: it could not be run, and `error` says why; `skipped`: it does not apply, and a note says why. */
  readonly outcome: 'passed' | 'findings' | 'skipped' | 'error';
  readonly compared: CheckResult['compared'];
  readonly durationMs: number;
  readonly error?: ReportedError;
}

export interface ReportedError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly exitCode: 2 | 3;
  readonly location?: {
    readonly file?: string;
    readonly line?: number;
    readonly revision?: string;
    readonly statement?: string;
  };
}

/** What is said of a database as a whole; of several, of the first where they differ, but for the numbers. */
export interface JudgedDatabase {
  /** `clean`: no finding as strong as `options.failOn`; weaker ones may be there. `error`: a check could not be run. */
  readonly verdict: 'clean' | 'findings' | 'error';
  /** Exit code by G-01: 0 clean, 1 findings, 2 could not check, 3 usage or configuration. */
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly options: { readonly failOn: Severity; readonly strict: boolean; readonly heads: number };
  readonly source: {
    readonly kind: string;
    readonly revisions: number;
    readonly heads: readonly string[];
    readonly bases: readonly string[];
  };
  readonly server?: { readonly title: string; readonly product: string; readonly version: string };
  readonly durationMs: number;
}

/**
 * The one result of a guard run: the terminal, markdown, JSON, Jest and the Action all read this and nothing else.
 * Plain JSON; sorted; identical for identical input but for `durationMs`.
 */
export interface Report extends JudgedDatabase {
  readonly format: 1;
  /** The database that was chosen of several. */
  readonly database?: string;
  /** Each of several databases, where none was chosen: what the lists hold names its database then. */
  readonly databases?: readonly (JudgedDatabase & { readonly name: string })[];
  readonly tool: { readonly name: 'mig-check'; readonly version: string };
  readonly checks: readonly CheckReport[];
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  readonly verdicts: readonly RevisionVerdict[];
  /** The graph, for drawing: in load order. */
  readonly revisions: readonly (SourceRevision & OfDatabase)[];
}
