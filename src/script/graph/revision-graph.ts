import { migError } from '../../errors/index.ts';
import { planCreate } from './create.ts';
import { appliedTipsOfAll } from './current.ts';
import { examine } from './diagnose.ts';
import { createGraph, type Graph } from './graph.ts';
import { history, type HistoryOptions } from './history.ts';
import { idOf, type GraphIndex, type GraphNode } from './node.ts';
import { planDowngrade, planStamp, planStep, planUpgrade, type NodePlan } from './plan.ts';
import { resolveAll, resolveOne } from './resolve.ts';
import { symbolItems } from './symbols.ts';
import type { NodeStep } from './row-log.ts';
import type { Replacement, Replacements } from './replacements.ts';
import { selectDowngrade, type DowngradeRange } from './select-downgrade.ts';
import { selectUpgrade, type UpgradeRange } from './select-upgrade.ts';
import { sortDown } from './sort-down.ts';
import { lineAncestors } from './traverse.ts';
import type {
  CreateOptions,
  CurrentState,
  GraphProblem,
  GraphRevision,
  MoveOptions,
  NewRevision,
  Plan,
  StampOptions,
  Step,
  StepOptions,
} from './types.ts';
import { isNode } from './upgrade-target.ts';

/** Revisions and how they hang together; never changes once built. */
export class RevisionGraph<R extends GraphRevision = GraphRevision> {
  /** In load order. */
  readonly revisions: readonly R[];
  /** Ids that nothing follows, in load order. */
  readonly heads: readonly string[];
  /** Heads that no other revision depends on: what the version table holds when everything is applied. */
  readonly effectiveHeads: readonly string[];
  /** Ids without down revision, in load order. */
  readonly bases: readonly string[];
  readonly #graph: Graph;

  private constructor(index: GraphIndex, replaced: Replacements) {
    this.revisions = index.nodes.map((node) => node.revision as R);
    this.#graph = createGraph(index, replaced);
    this.heads = index.heads.map(idOf);
    this.effectiveHeads = index.effectiveHeads.map(idOf);
    this.bases = index.bases.map(idOf);
  }

  /**
   * The graph of revisions given in load order, which breaks every tie that the graph leaves open.
   *
   * @throws the first problem that `diagnose` finds: MIG_SELF_PARENT, MIG_SELF_DEPENDENCY, MIG_ILLEGAL_REVISION_ID,
   * MIG_RESERVED_REVISION_ID, MIG_DUPLICATE_REVISION, MIG_DUPLICATE_LABEL, MIG_MISSING_DEPENDENCY, MIG_MISSING_PARENT,
   * MIG_CYCLE, MIG_DEPENDENCY_CYCLE, with file and line when known
   */
  static build<R extends GraphRevision>(revisions: readonly R[]): RevisionGraph<R> {
    const { problems, index, replaced } = examine(revisions);
    if (problems[0] !== undefined || index === null) throw problems[0]?.error;
    return new RevisionGraph(index, replaced);
  }

  /**
   * Every problem, and the graph of what is left without the parts that are wrong: of two revisions with one id the later
   * one, without links to what is not there. `null` when revisions go in circles. For reports, not for running anything.
   */
  static inspect<R extends GraphRevision>(
    revisions: readonly R[],
  ): { readonly problems: readonly GraphProblem[]; readonly graph: RevisionGraph<R> | null } {
    const { problems, index, replaced } = examine(revisions);
    return { problems, graph: index === null ? null : new RevisionGraph(index, replaced) };
  }

  has(id: string): boolean {
    return this.#graph.index.byId.has(id);
  }

  /** What became of a revision that was squashed into another; `undefined` for all others. */
  replacementOf(id: string): Replacement | undefined {
    return this.#graph.replaced.get(id);
  }

  /** The revision with exactly this id. @throws MIG_REVISION_NOT_FOUND */
  get(id: string): R {
    return this.#revision(this.#node(id));
  }

  /** Ids of the children, in load order. @throws MIG_REVISION_NOT_FOUND */
  childrenOf(id: string): readonly string[] {
    return this.#node(id).next.map(idOf);
  }

  /** Ids of the children and of the revisions that depend on this one, in load order. @throws MIG_REVISION_NOT_FOUND */
  dependentsOf(id: string): readonly string[] {
    return this.#node(id).allNext.map(idOf);
  }

  /** Labels in effect, sorted: its own and those that spread to it. @throws MIG_REVISION_NOT_FOUND */
  labelsOf(id: string): readonly string[] {
    return this.#graph.labelsOf(this.#node(id));
  }

  /** `dependsOn` as ids, labels resolved. @throws MIG_REVISION_NOT_FOUND */
  dependenciesOf(id: string): readonly string[] {
    return this.#node(id).deps.map(idOf);
  }

  /** Dependencies that no ancestor by down revisions has already. @throws MIG_REVISION_NOT_FOUND */
  normalizedDependenciesOf(id: string): readonly string[] {
    return this.#node(id).normalizedDeps.map(idOf);
  }

  /**
   * Ids that must be applied before this one: down revisions, then dependencies that no ancestor has already.
   * @throws MIG_REVISION_NOT_FOUND
   */
  needsOf(id: string): readonly string[] {
    return this.#node(id).needs.map(idOf);
  }

  /**
   * What one symbol means: id, unique prefix, label, `head`, `base`, `branch@…`. `null` is the state before any revision.
   * @throws MIG_REVISION_NOT_FOUND, MIG_AMBIGUOUS_ID, MIG_MULTIPLE_HEADS, MIG_BRANCH_NOT_FOUND, MIG_NOT_IN_BRANCH,
   * MIG_TARGET_SYNTAX
   */
  resolve(symbol: string): R | null {
    const node = resolveOne(this.#graph, symbol);
    return node === null ? null : this.#revision(node);
  }

  /**
   * As `resolve`, for symbols that may mean several (`heads`, `branch@heads`); empty for `base`. `-N` is the revision N below
   * each effective head: `'base'` just below the first revision, `null` further down.
   */
  resolveMany(symbols: string | readonly string[]): readonly (R | 'base' | null)[] {
    return resolveAll(this.#graph, symbols).map((place) => (isNode(place) ? this.#revision(place) : place));
  }

  /** What a symbol stands for before names are looked up: `heads` and `head` as ids, names as they are. */
  symbolItems(symbol: string): readonly string[] {
    return symbolItems(this.#graph, symbol);
  }

  /** The only head, `null` without revisions. @throws MIG_MULTIPLE_HEADS */
  head(): R | null {
    return this.resolve('head');
  }

  /** The only base, `null` without revisions. @throws MIG_MULTIPLE_BASES */
  base(): R | null {
    if (this.bases.length > 1) throw migError('MIG_MULTIPLE_BASES', { bases: this.bases });
    return this.bases[0] === undefined ? null : this.get(this.bases[0]);
  }

  /** Every unapplied revision that the target needs, in the order in which they run. */
  planUpgrade(options: MoveOptions): Plan<R> {
    return this.#plan(planUpgrade(this.#graph, options));
  }

  /** Every applied revision above the target, newest first. */
  planDowngrade(options: MoveOptions): Plan<R> {
    return this.#plan(planDowngrade(this.#graph, options));
  }

  /**
   * One revision up or down, and nothing else.
   * @throws MIG_STEP_OUT_OF_ORDER when something it needs is not applied, or something that needs it still is
   */
  planStep(options: StepOptions): Plan<R> {
    return this.#plan(planStep(this.#graph, options));
  }

  /** How the version table changes when the targets are declared applied; nothing runs. */
  planStamp(options: StampOptions): Plan<R> {
    return this.#plan(planStamp(this.#graph, options));
  }

  /** What rows of a version table mean. @throws MIG_REVISION_NOT_FOUND for a row that names no revision */
  current(rows: readonly string[]): CurrentState<R> {
    const nodes = resolveAll(this.#graph, rows).filter(isNode);
    const ids = new Set(nodes.map(idOf));
    return {
      revisions: appliedTipsOfAll(nodes).map((node) => this.#revision(node)),
      atHead: ids.size === this.effectiveHeads.length && this.effectiveHeads.every((id) => ids.has(id)),
    };
  }

  /** Newest first. @throws MIG_HISTORY_RANGE_SYNTAX, MIG_RANGE_NOT_ANCESTOR, and what `resolve` throws */
  history(options?: HistoryOptions): readonly R[] {
    return this.#list(history(this.#graph, options));
  }

  /** The revisions between two bounds, newest first, as an upgrade from one to the other needs them. */
  iterate(range: UpgradeRange): readonly R[] {
    const { nodes, heads } = selectUpgrade(this.#graph, range);
    return this.#list(sortDown(this.#graph.index, nodes, heads));
  }

  /** The applied revisions above a target, newest first. */
  iterateDown(range: DowngradeRange): readonly R[] {
    const { nodes, heads } = selectDowngrade(this.#graph, range);
    return this.#list(sortDown(this.#graph.index, nodes, heads));
  }

  /** Revisions with several children, newest first. */
  branchPoints(): readonly R[] {
    return this.history().filter(({ id }) => this.#node(id).next.length > 1);
  }

  /** Revisions with several down revisions, newest first. */
  mergePoints(): readonly R[] {
    return this.history().filter(({ down }) => down.length > 1);
  }

  /** The newest revision that all of these have below them (by down revisions), `null` if their lines never meet. */
  forkPoint(ids: readonly string[]): R | null {
    const [first, ...others] = ids.map((id) => lineAncestors([this.#node(id)]));
    const shared = [...(first ?? [])].filter((node) => others.every((line) => line.has(node)));
    const newest = shared.reduce<GraphNode | null>(
      (best, node) => (best === null || node.level > best.level ? node : best),
      null,
    );
    return newest === null ? null : this.#revision(newest);
  }

  /** Checks a wish for a new revision and says what would be written. */
  planCreate(options: CreateOptions): NewRevision {
    return planCreate(this.#graph, options);
  }

  /**
   * A graph with one more revision, last in load order; with `replace` it takes the place of the one with its id.
   * @throws as `build`; MIG_REVISION_NOT_FOUND when there is nothing to replace
   */
  with(revision: R, { replace = false }: { readonly replace?: boolean } = {}): RevisionGraph<R> {
    if (replace) this.get(revision.id);
    const others = this.revisions.filter(({ id }) => !replace || id !== revision.id);
    return RevisionGraph.build([...others, revision]);
  }

  #node(id: string): GraphNode {
    const node = this.#graph.index.byId.get(id);
    if (node === undefined) throw migError('MIG_REVISION_NOT_FOUND', { name: id });
    return node;
  }

  #revision(node: GraphNode): R {
    return this.revisions[node.index] as R;
  }

  #list(nodes: readonly GraphNode[]): R[] {
    return nodes.map((node) => this.#revision(node));
  }

  #plan({ start, steps, rows, warnings }: NodePlan): Plan<R> {
    return { start, steps: steps.map((step) => this.#step(step)), rows, warnings };
  }

  #step({ node, direction, effect, rows }: NodeStep): Step<R> {
    return {
      revision: this.#revision(node),
      direction,
      effect,
      get rows() {
        return rows();
      },
    };
  }
}
