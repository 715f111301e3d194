import type { ErrorCode, ErrorLocation, MigError } from '../../errors/index.ts';

/** One revision as the graph needs it: plain data, in load order. */
export interface GraphRevision {
  readonly id: string;
  /** Ids of the down revisions as written; empty for a base, two or more for a merge point. */
  readonly down: readonly string[];
  /** Branch labels written in this revision. */
  readonly labels: readonly string[];
  /** Ids or labels, as written, that must be applied first although they are no parents. */
  readonly dependsOn: readonly string[];
  /** Ids of the revisions that this one stands for, in the order in which they ran; the last is the end of the range. */
  readonly replaces?: readonly string[];
  /** Version directory that the revision lies in; only compared as text. */
  readonly location?: string;
  /** File the revision was read from. */
  readonly file?: string;
  /** How messages name that file, when not by `file`: relative to the project root, with forward slashes. */
  readonly displayFile?: string;
  /** Line of the header in that file, from 1. */
  readonly line?: number;
}

export type Direction = 'upgrade' | 'downgrade';

/**
 * What a step does to the rows of the version table, in the words of SQL:
 * - `insert`: one new row, `add[0]`
 * - `delete`: row `remove[0]` goes
 * - `update`: row `remove[0]` becomes `add[0]`
 * - `merge`: the rows of `remove` go but for the last, which becomes `add[0]`
 * - `unmerge`: row `remove[0]` becomes `add[0]`, the rest of `add` are inserted
 */
export interface RowEffect {
  readonly kind: 'insert' | 'delete' | 'update' | 'merge' | 'unmerge';
  readonly remove: readonly string[];
  readonly add: readonly string[];
}

/** One revision that runs (or, in a stamp, is recorded), and what becomes of the version table. */
export interface Step<R extends GraphRevision = GraphRevision> {
  readonly revision: R;
  readonly direction: Direction;
  readonly effect: RowEffect;
  /** Rows of the version table after this step, in table order: kept rows first, new rows last. */
  readonly rows: readonly string[];
}

/** A remark on a plan that can be carried out. */
export interface PlanWarning {
  readonly kind: 'ambiguous-downgrade';
  /** The row that the plan starts from. */
  readonly revision: string;
  /** Every row that could have been meant. */
  readonly candidates: readonly string[];
  readonly message: string;
}

/** What to run, in the order in which it runs. */
export interface Plan<R extends GraphRevision = GraphRevision> {
  readonly steps: readonly Step<R>[];
  /** Rows before the first step. */
  readonly start: readonly string[];
  /** Rows after the last step. */
  readonly rows: readonly string[];
  readonly warnings: readonly PlanWarning[];
}

/**
 * Where a plan starts. Online: the rows of the version table, in the order the database returned them.
 * Offline: nothing is known but the target, written `from:to`.
 */
export type PlanStart =
  | { readonly current: readonly string[]; readonly offline?: false }
  | { readonly offline: true; readonly current?: undefined };

export type MoveOptions = PlanStart & {
  /** Id, unique prefix, label, `head`, `heads`, `base`, `+2`, `-1`, `ab12+1`, `billing@head` …; offline `from:to`. */
  readonly target: string;
};

export type StampOptions = PlanStart & {
  readonly targets: readonly string[];
  /** Forget every row first, also rows that name unknown revisions. */
  readonly purge?: boolean;
};

/** One revision up or down, from rows that allow it. */
export interface StepOptions {
  readonly current: readonly string[];
  /** Its full id. */
  readonly revision: string;
  readonly direction: Direction;
}

/** What the rows of one database mean. */
export interface CurrentState<R extends GraphRevision = GraphRevision> {
  /** The tip of every applied line, also of lines that are applied only because another depends on them. In load order. */
  readonly revisions: readonly R[];
  /** The rows are exactly the effective heads: nothing is left to upgrade. */
  readonly atHead: boolean;
}

/** A wish for a new revision. */
export interface CreateOptions {
  readonly id: string;
  /** What it follows; `base` starts a new line. @defaultValue 'head' */
  readonly head?: string | readonly string[];
  /** Allows a parent that already has children. */
  readonly splice?: boolean;
  readonly labels?: readonly string[];
  readonly dependsOn?: readonly string[];
  /** One of `locations`. */
  readonly location?: string;
  /** Version directories configured; with several, one must be chosen or follow from the parent. */
  readonly locations?: readonly string[];
}

/** A new revision that fits into the graph: nothing has been written yet. */
export interface NewRevision extends GraphRevision {
  /** `dependsOn` as ids. */
  readonly resolvedDependsOn: readonly string[];
}

/** One thing that is wrong with a set of revisions; `error()` of `problemError` throws the same content. */
export interface GraphProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly location?: ErrorLocation;
  /** The error as `RevisionGraph.build` throws it. */
  readonly error: MigError;
}
