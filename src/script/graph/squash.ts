import { migError } from '../../errors/index.ts';
import type { RevisionGraph } from './revision-graph.ts';
import type { GraphRevision } from './types.ts';

export interface SquashPlan<R extends GraphRevision> {
  /** The range, in the order in which it runs. */
  readonly members: readonly R[];
  /** Everything that must run before it, in order. */
  readonly before: readonly R[];
  /** What the squash follows. */
  readonly down: readonly string[];
  /** Ids outside of the range that members depend on. */
  readonly dependsOn: readonly string[];
  readonly labels: readonly string[];
  /** Ids that it stands for, also those that its members stood for already. */
  readonly replaces: readonly string[];
  /** What follows the end of the range. */
  readonly children: readonly R[];
  /** Neither in the range nor above it, in load order. */
  readonly rest: readonly R[];
}

/**
 * The range `from:to`, both included, as one revision. An empty side is the first revision, or the head.
 *
 * @throws MIG_SQUASH_RANGE unless nothing enters or leaves it but at its ends; what resolving the ends throws
 */
export function planSquash<R extends GraphRevision>(graph: RevisionGraph<R>, range: string): SquashPlan<R> {
  const refuse = (problem: string): Error => migError('MIG_SQUASH_RANGE', { range, problem });
  const sides = range.split(':').map((side) => side.trim());
  if (sides.length !== 2) throw refuse('a range is written from:to, both included');
  const to = graph.resolve(sides[1] === '' ? 'head' : (sides[1] ?? 'head'));
  if (to === null) throw refuse('its end is before any revision');
  const run = graph.planUpgrade({ current: [], target: to.id }).steps.map(({ revision }) => revision);
  const from = ['', 'base'].includes(sides[0] ?? '') ? onlyBase(run, refuse) : graph.resolve(sides[0] ?? '');
  if (from === null || !run.some(({ id }) => id === from.id))
    throw refuse(`${sides[0]} does not lie below ${to.id}`);
  const above = reach(graph, from.id);
  const members = run.filter(({ id }) => above.has(id));
  if (members.length < 2) throw refuse('it is one revision');
  const inside = new Set(members.map(({ id }) => id));
  for (const member of members) refuseOpen(graph, member, { from, to, inside, above, refuse });
  const higher = reach(graph, to.id);
  const dependsOn = members.flatMap(({ id }) => graph.dependenciesOf(id)).filter((id) => !inside.has(id));
  return {
    members,
    before: run.filter(({ id }) => !inside.has(id)),
    down: from.down,
    dependsOn: [...new Set(dependsOn)],
    labels: from.labels,
    replaces: members.flatMap(({ id, replaces = [] }) => [...replaces, id]),
    children: graph.childrenOf(to.id).map((id) => graph.get(id)),
    rest: graph.revisions.filter(({ id }) => !inside.has(id) && !higher.has(id)),
  };
}

function onlyBase<R extends GraphRevision>(run: readonly R[], refuse: (problem: string) => Error): R {
  const [base, ...others] = run.filter(({ down }) => down.length === 0);
  if (base === undefined || others.length > 0)
    throw refuse(
      `it begins at several bases (${[base, ...others].map((revision) => revision?.id).join(', ')})`,
    );
  return base;
}

/** The revision and everything that stands on it, dependents included. */
function reach(graph: RevisionGraph, id: string): Set<string> {
  const found = new Set<string>();
  const todo = [id];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    todo.push(...graph.dependentsOf(at));
  }
  return found;
}

interface Range {
  readonly from: GraphRevision;
  readonly to: GraphRevision;
  readonly inside: ReadonlySet<string>;
  /** Of the first revision. */
  readonly above: ReadonlySet<string>;
  readonly refuse: (problem: string) => Error;
}

function refuseOpen(graph: RevisionGraph, member: GraphRevision, range: Range): void {
  const { from, to, inside, above, refuse } = range;
  const { id } = member;
  if (id !== from.id) {
    const stranger = member.down.find((parent) => !inside.has(parent));
    if (stranger !== undefined) throw refuse(`${id} also follows ${stranger}, which is not in it`);
    if (member.labels.length > 0)
      throw refuse(`${id} declares the branch label ${member.labels.join(', ')} within it`);
  }
  const later = graph.dependenciesOf(id).find((need) => !inside.has(need) && above.has(need));
  if (later !== undefined) throw refuse(`${id} depends on ${later}, which itself needs a part of it`);
  if (id === to.id) return;
  const leaving = graph.dependentsOf(id).find((other) => !inside.has(other));
  if (leaving !== undefined)
    throw refuse(
      `${leaving} ${graph.childrenOf(id).includes(leaving) ? 'follows' : 'depends on'} ${id}, which lies within it`,
    );
}
