import type {
  CreateOptions,
  CurrentState,
  GraphRevision,
  MoveOptions,
  NewRevision,
  Plan,
  StampOptions,
} from './types.ts';

/** Revisions and how they hang together; never changes once built. */
export declare class RevisionGraph<R extends GraphRevision = GraphRevision> {
  /**
   * The graph of revisions given in load order, which breaks every tie that the graph leaves open.
   *
   * @throws the first problem that `diagnose` finds: MIG_SELF_PARENT, MIG_SELF_DEPENDENCY, MIG_ILLEGAL_REVISION_ID,
   * MIG_DUPLICATE_REVISION, MIG_DUPLICATE_LABEL, MIG_MISSING_DEPENDENCY, MIG_MISSING_PARENT, MIG_CYCLE,
   * MIG_DEPENDENCY_CYCLE …, with file and line when known.
   */
  static build<R extends GraphRevision>(revisions: readonly R[]): RevisionGraph<R>;

  /** In load order. */
  readonly revisions: readonly R[];
  /** Ids that nothing follows, in load order. */
  readonly heads: readonly string[];
  /** Heads that no other revision depends on: what the version table holds when everything is applied. */
  readonly effectiveHeads: readonly string[];
  /** Ids without down revision, in load order. */
  readonly bases: readonly string[];

  has(id: string): boolean;
  /** The revision with exactly this id. @throws MIG_REVISION_NOT_FOUND */
  get(id: string): R;
  /** Ids of the children, in load order. */
  childrenOf(id: string): readonly string[];
  /** Ids of the children and of the revisions that depend on this one, in load order. */
  dependentsOf(id: string): readonly string[];
  /** Labels in effect, sorted: its own and those that spread to it. */
  labelsOf(id: string): readonly string[];
  /** Ids that must be applied before this one: down revisions, then dependencies that no ancestor has already. */
  needsOf(id: string): readonly string[];

  /**
   * What one symbol means: id, unique prefix, label, `head`, `base`, `branch@…`. `null` is the state before any revision.
   * @throws MIG_REVISION_NOT_FOUND, MIG_AMBIGUOUS_ID, MIG_MULTIPLE_HEADS, MIG_BRANCH_NOT_FOUND, MIG_NOT_IN_BRANCH
   */
  resolve(symbol: string): R | null;
  /** As `resolve`, for symbols that may mean several (`heads`, `branch@heads`); empty for `base`. */
  resolveMany(symbols: string | readonly string[]): readonly R[];

  /** Every unapplied revision that the target needs, in the order in which they run. */
  planUpgrade(options: MoveOptions): Plan<R>;
  /** Every applied revision above the target, newest first. */
  planDowngrade(options: MoveOptions): Plan<R>;
  /** How the version table changes when the targets are declared applied; nothing runs. */
  planStamp(options: StampOptions): Plan<R>;

  /** @throws MIG_REVISION_NOT_FOUND for a row that names no revision */
  current(rows: readonly string[]): CurrentState<R>;
  /** Newest first; `range` is `from:to` with either side optional, `current` stands for the rows. */
  history(options?: { readonly range?: string; readonly current?: readonly string[] }): readonly R[];
  /** Revisions with several children, newest first. */
  branchPoints(): readonly R[];
  /** Revisions with several down revisions, newest first. */
  mergePoints(): readonly R[];

  /** Checks the wish and says what would be written. */
  planCreate(options: CreateOptions): NewRevision;
  /** A graph with one more revision, last in load order. */
  with(revision: R): RevisionGraph<R>;
}
