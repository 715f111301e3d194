import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './graph-answer.ts';
import { alembicWords, isKind } from './graph-errors.ts';
import type { ExpectedError, ExpectedPlan, ExpectedStep, GraphQuery, LooseAnswer } from './graph-vectors.ts';

/** Why an answer is not the one of the vector; `undefined` when it is. */
export function difference(query: GraphQuery, ours: Answer): string | undefined {
  if (query.error !== undefined) return errorDifference(query, query.error, ours);
  if (ours.error !== undefined)
    return `expected ${JSON.stringify(query.result)}, got ${ours.error.code}: ${ours.error.message}`;
  const warned = query.warnings?.some(({ kind }) => kind === 'AmbiguousDowngrade') === true;
  if (ours.warnings !== undefined && ours.warnings.includes('AmbiguousDowngrade') !== warned)
    return `expected ${warned ? 'a' : 'no'} warning that the downgrade is ambiguous`;
  if (query.orderSensitive === false) return looseDifference(query.result as LooseAnswer, ours.result);
  if (['upgrade', 'downgrade', 'stamp'].includes(query.kind))
    return planDifference(query.result as ExpectedPlan, ours.result as ExpectedPlan, query.kind);
  return isDeepStrictEqual(plain(ours.result), query.result)
    ? undefined
    : `expected ${JSON.stringify(query.result)}, got ${JSON.stringify(ours.result)}`;
}

function errorDifference(query: GraphQuery, expected: ExpectedError, ours: Answer): string | undefined {
  // Alembic crashes here, so there is nothing to compare with.
  if (expected.kind === 'Internal') return undefined;
  if (ours.error === undefined) return `expected ${expected.kind}, got ${JSON.stringify(ours.result)}`;
  if (expected.anyKind === true) return undefined;
  if (!isKind(ours.error, expected.kind))
    return `expected ${expected.kind} (${expected.message}), got ${ours.error.code}: ${ours.error.message}`;
  const missing = [expected.missing, ...(expected.missingAnyOf ?? [])].filter((name) => name !== undefined);
  if (missing.length > 0 && !missing.includes(String(ours.error.details['missing'])))
    return `expected ${missing.join(' or ')} to be missing, got ${String(ours.error.details['missing'])}`;
  if (expected.pythonRepr === true) return undefined;
  if (expected.kind === 'CycleDetected' || expected.kind === 'DependencyCycle')
    return cycleDifference(expected, ours.error.details['unreachable'] as readonly string[]);
  const words = alembicWords(ours.error, query);
  if (words.message !== undefined && expected.messageVaries !== true && words.message !== expected.message)
    return `expected "${expected.message}", got "${words.message}"`;
  if (expected.causeVaries !== true && expected.cause !== undefined && words.cause !== expected.cause)
    return `expected "${expected.cause}" underneath, got "${words.cause}"`;
  return undefined;
}

function cycleDifference(expected: ExpectedError, unreachable: readonly string[]): string | undefined {
  const wanted = /\((.*)\)$/s.exec(expected.message ?? '')?.[1]?.split(', ') ?? [];
  return isDeepStrictEqual([...wanted].sort(), [...unreachable].sort())
    ? undefined
    : `expected the circle to cut off ${wanted.join(', ')}, got ${unreachable.join(', ')}`;
}

/** A declared order of dependencies leads to exactly the preferred answer; less is not accepted of us. */
function looseDifference(expected: LooseAnswer, ours: unknown): string | undefined {
  const plan = ours as ExpectedPlan;
  const got = Array.isArray(ours) ? (ours as unknown[]) : plan.steps.map(({ id }) => id);
  if (!isDeepStrictEqual(plain(got), expected.preferred))
    return `expected ${JSON.stringify(expected.preferred)}, got ${JSON.stringify(got)}`;
  if (expected.final !== undefined && !isDeepStrictEqual(plan.final, expected.final))
    return `expected rows ${expected.final.join(', ')}, got ${plan.final?.join(', ')}`;
  return undefined;
}

function planDifference(expected: ExpectedPlan, ours: ExpectedPlan, kind: string): string | undefined {
  const certain = expected.stepError?.step ?? expected.steps.length;
  const ids = ({ steps }: ExpectedPlan): readonly (string | undefined)[] => steps.map(({ id }) => id);
  if (kind !== 'stamp' && !isDeepStrictEqual(ids(ours), ids(expected)))
    return `expected steps ${ids(expected).join(', ')}, got ${ids(ours).join(', ')}`;
  if (kind === 'stamp' && expected.stepError === undefined && ours.steps.length !== expected.steps.length)
    return `expected ${expected.steps.length} steps, got ${ours.steps.length}`;
  for (let position = 0; position < certain; position++) {
    const why = stepDifference(expected.steps[position] ?? {}, ours.steps[position] ?? {});
    if (why !== undefined) return `step ${position + 1}: ${why}`;
  }
  if (expected.final !== undefined && !isDeepStrictEqual(ours.final, expected.final))
    return `expected rows ${expected.final.join(', ')}, got ${ours.final?.join(', ')}`;
  if (expected.start !== undefined && !isDeepStrictEqual(ours.start, expected.start))
    return `expected to start at ${expected.start.join(', ')}, got ${ours.start?.join(', ')}`;
  return undefined;
}

function stepDifference(expected: ExpectedStep, ours: ExpectedStep): string | undefined {
  const fields = ['dir', 'op', 'remove', 'add', 'sql', 'rows'] as const;
  for (const field of fields)
    if (expected[field] !== undefined && !isDeepStrictEqual(ours[field], expected[field]))
      return `expected ${field} ${JSON.stringify(expected[field])}, got ${JSON.stringify(ours[field])}`;
  return undefined;
}

/** Without `undefined` fields, as JSON would have it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
