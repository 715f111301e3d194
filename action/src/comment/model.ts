import type { Report, ReportedError } from '../../../src/checks/index.ts';
import type { SourceRevision } from '../../../src/sources/index.ts';

/** SQL of one direction as a readable script, empty when it has no statement; or why it cannot be known. */
export type RevisionSql = { readonly script: string } | { readonly unavailable: string };

/** A revision that the base does not have. */
export interface NewRevision {
  readonly revision: SourceRevision;
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly upgrade: RevisionSql;
  readonly downgrade: RevisionSql;
}

/** What the change does to the migration history. */
export interface Change {
  /** Commit that the change is compared with. */
  readonly base: string;
  readonly head: string;
  /** Name of the base branch, when the event has one. */
  readonly baseRef?: string;
  /** What was judged: the change as it is checked out, or the base's tip plus the change. */
  readonly judged: 'checkout' | 'merge result';
  /** Parents first. */
  readonly added: readonly NewRevision[];
  /** Repository paths of revisions that the base has too, with other content. */
  readonly edited: readonly string[];
  /** Repository paths of revision files that only the base has. */
  readonly removed: readonly string[];
  /** True when any file next to the revisions changed. */
  readonly touchesMigrations: boolean;
}

/** Everything a comment is made of: plain data, so that it can be written to a file and read again. */
export interface CommentInput {
  /** Name of the database, when the config has several. */
  readonly database?: string;
  /** Undefined when the guard could not even start; then `failure` says why. */
  readonly report?: Report;
  readonly failure?: ReportedError;
  /** Undefined when the base is not known; `changeProblem` says why, if it should be. */
  readonly change?: Change;
  readonly changeProblem?: ReportedError;
  /** Folder of the config relative to the repository's root, `''` for the root: prefix of the report's file names. */
  readonly root: string;
  readonly place: {
    /** `https://github.com/owner/name`. */
    readonly repositoryUrl: string;
    readonly headSha: string;
    /** Page of the workflow run, where the job summary is. */
    readonly runUrl?: string;
  };
}
