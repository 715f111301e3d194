import type { MigError } from '../../../src/errors/index.ts';
import { diagnose, RevisionGraph } from '../../../src/script/index.ts';
import type { Answer } from './graph-answer.ts';
import { isKind } from './graph-errors.ts';
import type { ExpectedPlan, GraphQuery, GraphVector } from './graph-vectors.ts';

/**
 * Where we differ from Alembic on purpose. Each is a rule, explained under its id in test/conformance/deviations.md; a
 * rule also says what our answer has to be instead.
 */
interface Deviation {
  readonly id: string;
  readonly applies: (vector: GraphVector, query: GraphQuery, ours: Answer) => boolean;
}

const is = (ours: Answer, ...codes: MigError['code'][]): boolean =>
  ours.error !== undefined && codes.includes(ours.error.code);

export const deviations: readonly Deviation[] = [
  {
    id: 'duplicate-id',
    applies: ({ revisions }, _query, ours) =>
      new Set(revisions.map(({ id }) => id)).size < revisions.length && is(ours, 'MIG_DUPLICATE_REVISION'),
  },
  {
    id: 'new-duplicate-id',
    applies: ({ revisions }, { kind, revId, revision, replace }, ours) =>
      ['create', 'merge', 'add'].includes(kind) &&
      replace !== true &&
      revisions.some(({ id }) => id === (revId ?? revision?.id)) &&
      is(ours, 'MIG_DUPLICATE_REVISION'),
  },
  {
    id: 'reserved-word',
    applies: ({ revisions }, { revId, branchLabel, revision }, ours) =>
      is(ours, 'MIG_RESERVED_REVISION_ID') &&
      [
        ...revisions.flatMap(({ id, labels }) => [id, ...labels]),
        ...(revision === undefined ? [] : [revision.id, ...revision.labels]),
        revId,
        branchLabel,
      ].some((name) => name !== undefined && ['head', 'heads', 'base', 'current'].includes(name)),
  },
  {
    id: 'hidden-cycle',
    applies: (_vector, query, ours) =>
      (query.undetectedCycle === true && is(ours, 'MIG_CYCLE', 'MIG_DEPENDENCY_CYCLE')) ||
      (query.error?.kind === 'DependencyCycle' &&
        ours.error !== undefined &&
        isKind(ours.error, 'CycleDetected')),
  },
  {
    id: 'text-after-number',
    applies: (_vector, query, ours) =>
      is(ours, 'MIG_TARGET_SYNTAX') &&
      [query.target, query.upper, query.lower, query.range, ...(query.targets ?? [])].some(
        (text) => typeof text === 'string' && /[+-]\d+[^\d:]/.test(text),
      ),
  },
  {
    id: 'at-effective-heads',
    applies: (_vector, { kind, result }, ours) => {
      if (kind !== 'current' || ours.result === undefined || result === undefined) return false;
      const { atHead: _ours, ...mine } = ours.result as { atHead: boolean };
      const { atHead: _theirs, ...wanted } = result as { atHead: boolean };
      return JSON.stringify(mine) === JSON.stringify(wanted);
    },
  },
  {
    id: 'stamp-overlap',
    applies: (_vector, { kind, targets = [] }, ours) =>
      kind === 'stamp' && targets.length > 0 && is(ours, 'MIG_OVERLAPPING_REVISIONS'),
  },
  {
    id: 'stamp-keeps-targets',
    applies: (_vector, { kind, current = [], result }, ours) => {
      if (kind !== 'stamp' || result === undefined || ours.result === undefined) return false;
      const theirs = (result as ExpectedPlan).final ?? [];
      const mine = (ours.result as ExpectedPlan).final ?? [];
      const kept = mine.filter((row) => !theirs.includes(row));
      return (
        kept.length > 0 &&
        theirs.every((row) => mine.includes(row)) &&
        kept.every((row) => current.includes(row))
      );
    },
  },
  {
    id: 'unmerge-without-implied',
    applies: ({ revisions }, { kind, result }, ours) => {
      if (kind !== 'downgrade' || result === undefined || ours.result === undefined) return false;
      const theirs = result as ExpectedPlan;
      const mine = ours.result as ExpectedPlan;
      const graph = RevisionGraph.build(revisions);
      return (
        theirs.steps.every(({ id, rows }, position) => {
          const step = mine.steps[position];
          return id === step?.id && (rows === undefined || onlyImplied(graph, rows, step?.rows ?? []));
        }) && onlyImplied(graph, theirs.final ?? [], mine.final ?? [])
      );
    },
  },
  {
    id: 'replaced-revision',
    applies: ({ revisions }, { kind, replace, revision }, ours) =>
      kind === 'add' &&
      replace === true &&
      ours.result !== undefined &&
      revisions.some(
        ({ id, down, dependsOn }) =>
          down.includes(revision?.id ?? '') ||
          (id === revision?.id && (down.length === 0 || dependsOn.length > 0)),
      ),
  },
  {
    id: 'several-problems',
    applies: ({ revisions }, { revision, error }, ours) => {
      const { error: found } = ours;
      if (error === undefined || found === undefined) return false;
      const problems = diagnose([...revisions, ...(revision === undefined ? [] : [revision])]);
      return (
        problems.some((problem) => isKind(problem.error, error.kind)) &&
        problems.some((problem) => problem.code === found.code)
      );
    },
  },
];

/** The first rows are the second and some that those need anyway. */
function onlyImplied(graph: RevisionGraph, rows: readonly string[], fewer: readonly string[]): boolean {
  const needed = new Set<string>();
  const todo = [...fewer];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    needed.add(id);
    todo.push(...graph.needsOf(id).filter((below) => !needed.has(below)));
  }
  return fewer.every((row) => rows.includes(row)) && rows.every((row) => needed.has(row));
}
