import type { RevisionScript, Step } from '../script/index.ts';
import type { SentStatement } from './step/sender.ts';

export type ScriptStep = Step<RevisionScript>;

/** A step that ran. */
export interface RanStep {
  readonly step: ScriptStep;
  readonly statements: readonly SentStatement[];
}

/** What is true at a moment of a run. */
export interface RunState {
  /** Steps that are committed. */
  readonly kept: RanStep[];
  /** Steps that ran in the transaction that is open. */
  pending: RanStep[];
  /** Rows of the version table that are committed. */
  rows: readonly string[];
  /** COMMIT was sent, and there was no answer yet. */
  committing?: boolean;
}
