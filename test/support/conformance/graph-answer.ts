import { isMigError, type MigError } from '../../../src/errors/index.ts';
import type { GraphRevision, Plan, RevisionGraph, Step } from '../../../src/script/index.ts';
import type { ExpectedPlan, ExpectedStep, GraphQuery, GraphVector } from './graph-vectors.ts';

/** What our graph says to a query, in the format of the vectors. */
export interface Answer {
  readonly result?: unknown;
  readonly error?: MigError;
  readonly warnings?: readonly string[];
}

/** Asks our graph; an error of ours is an answer, any other error is thrown. */
export function answer(graph: () => RevisionGraph, vector: GraphVector, query: GraphQuery): Answer {
  try {
    return ask(graph(), vector, query);
  } catch (error) {
    if (isMigError(error)) return { error };
    throw error;
  }
}

function ask(graph: RevisionGraph, vector: GraphVector, query: GraphQuery): Answer {
  const { kind } = query;
  switch (kind) {
    case 'load':
      return { result: 'ok' };
    case 'nodes':
      return { result: nodes(graph) };
    case 'heads':
      return { result: query.considerDependsOn === true ? graph.effectiveHeads : graph.heads };
    case 'bases':
      return { result: graph.bases };
    case 'base':
      return { result: graph.base()?.id ?? null };
    case 'currentHead':
      return { result: graph.head()?.id ?? null };
    case 'branchPoints':
      return {
        result: graph.branchPoints().map(({ id }) => ({ id, children: [...graph.childrenOf(id)].sort() })),
      };
    case 'mergePoints':
      return { result: graph.mergePoints().map(({ id }) => id) };
    case 'resolve':
      return { result: resolve(graph, query) };
    case 'asRevisionNumber':
      return { result: revisionNumber(graph, String(query.arg)) };
    case 'iterate':
      return iterate(graph, query);
    case 'upgrade':
      return plan(graph.planUpgrade({ ...start(query), target: query.target ?? '' }));
    case 'downgrade':
      return plan(graph.planDowngrade({ ...start(query), target: query.target ?? '' }));
    case 'stamp':
      return stamp(graph, query);
    case 'current':
      return current(graph, query);
    case 'history':
      return { result: ids(graph.history(pick(query, 'range', 'current'))) };
    case 'create':
    case 'merge':
      return { result: create(graph, vector, query) };
    case 'add':
      return { result: add(graph, query) };
    default:
      throw new Error(`unknown kind of query: ${kind}`);
  }
}

function nodes(graph: RevisionGraph): object {
  return Object.fromEntries(
    graph.revisions.map(({ id }) => {
      const next = [...graph.childrenOf(id)].sort();
      const allNext = [...graph.dependentsOf(id)].sort();
      const labels = graph.labelsOf(id);
      const deps = [...graph.dependenciesOf(id)];
      const normalizedDeps = [...graph.normalizedDependenciesOf(id)].sort();
      return [
        id,
        {
          ...(next.length > 0 ? { next } : {}),
          ...(String(next) === String(allNext) ? {} : { allNext }),
          ...(labels.length > 0 ? { labels } : {}),
          ...(deps.length > 0 ? { deps } : {}),
          ...(String([...new Set(deps)].sort()) === String(normalizedDeps) ? {} : { normalizedDeps }),
        },
      ];
    }),
  );
}

function resolve(graph: RevisionGraph, { arg = [], many = false }: GraphQuery): unknown {
  if (many || typeof arg !== 'string')
    return graph.resolveMany(arg).map((item) => (typeof item === 'object' ? (item?.id ?? null) : item));
  return graph.resolve(arg)?.id ?? null;
}

function revisionNumber(graph: RevisionGraph, arg: string): unknown {
  const items = graph.symbolItems(arg);
  if (items.length === 0) return null;
  return arg === 'heads' ? items : items[0];
}

function iterate(graph: RevisionGraph, query: GraphQuery): Answer {
  const { upper = null, lower = null, implicitBase = false, inclusive = false } = query;
  const options = { implicitBase, inclusive, clip: query.assertRelativeLength === false };
  if (query.selectForDowngrade !== true) return { result: ids(graph.iterate({ upper, lower, ...options })) };
  if (lower !== null && typeof lower !== 'string')
    throw new Error('the lower end of a downgrade is one symbol');
  return { result: ids(graph.iterateDown({ rows: upper, target: lower, ...options })) };
}

function start(query: GraphQuery): { current: readonly string[] } | { offline: true } {
  return query.sql === true ? { offline: true } : { current: query.current ?? [] };
}

function stamp(graph: RevisionGraph, query: GraphQuery): Answer {
  const made = graph.planStamp({
    ...start(query),
    targets: query.targets ?? [],
    ...pick(query, 'purge'),
  });
  const { result } = plan(made);
  const steps = (result as ExpectedPlan).steps.map(({ id: _id, ...step }, position) => ({
    ...step,
    dir: made.steps[position]?.direction === 'upgrade' ? 'up' : 'down',
  }));
  return { result: { ...(result as ExpectedPlan), steps } };
}

function plan(made: Plan): Answer {
  return {
    result: { steps: made.steps.map(step), start: made.start, final: [...made.rows].sort() },
    warnings: made.warnings.map((warning) =>
      warning.kind === 'ambiguous-downgrade' ? 'AmbiguousDowngrade' : warning.kind,
    ),
  };
}

function step({ revision, effect, rows }: Step): ExpectedStep {
  return {
    id: revision.id,
    op: effect.kind,
    remove: [...effect.remove].sort(),
    add: [...effect.add].sort(),
    sql: statements(effect),
    rows: [...rows].sort(),
  };
}

function statements({ kind, remove, add }: Step['effect']): string[][] {
  const [first = '', ...others] = add;
  if (kind === 'insert') return [['INSERT', first]];
  if (kind === 'delete') return remove.map((row) => ['DELETE', row]);
  const updated = remove.at(-1) ?? '';
  return [
    ...remove.slice(0, -1).map((row) => ['DELETE', row]),
    ['UPDATE', updated, first],
    ...others.map((row) => ['INSERT', row]),
  ];
}

function current(graph: RevisionGraph, query: GraphQuery): Answer {
  const { revisions, atHead } = graph.current(query.current ?? []);
  return { result: { revisions: ids(revisions).sort(), atHead, upToDate: atHead } };
}

function create(graph: RevisionGraph, vector: GraphVector, query: GraphQuery): object {
  const locations = [...new Set(vector.revisions.flatMap(({ location }) => location ?? []))];
  const head = query.kind === 'merge' ? query.revisions : query.head;
  const made = graph.planCreate({
    id: query.revId ?? '',
    ...(head === undefined ? {} : { head }),
    ...pick(query, 'splice', 'dependsOn'),
    ...(query.branchLabel === undefined ? {} : { labels: [query.branchLabel] }),
    ...(query.versionPath === undefined ? {} : { location: query.versionPath }),
    locations,
  });
  return { ...made, headsAfter: graph.with(made).heads };
}

function add(graph: RevisionGraph, query: GraphQuery): object {
  const revision = query.revision as GraphRevision;
  const after = graph.with(revision, { replace: query.replace === true });
  return {
    heads: after.heads,
    realHeads: after.effectiveHeads,
    bases: after.bases,
    // The labels written in it: those of its line are Alembic's to forget until the files are loaded again.
    labels: [...after.get(revision.id).labels].sort(),
  };
}

function ids(revisions: readonly GraphRevision[]): string[] {
  return revisions.map(({ id }) => id);
}

function pick<K extends keyof GraphQuery>(query: GraphQuery, ...keys: K[]): Required<Pick<GraphQuery, K>> {
  return Object.fromEntries(
    keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])),
  ) as Required<Pick<GraphQuery, K>>;
}
