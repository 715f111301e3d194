import type { ObjectChange } from '../../src/dialects/index.ts';
import type { RevisionOutcome } from '../../src/checks/index.ts';
import type { ExpectedRevision } from './expected.ts';
import { verdictInTheirWords, type OurVerdict } from './judge.ts';

/** What the two views disagree about; empty when they agree. What expected.json leaves out is not compared. */
export function disagreements(outcome: RevisionOutcome, expected: ExpectedRevision): readonly string[] {
  const ours = verdictInTheirWords(outcome);
  const theirs: Partial<Record<keyof OurVerdict, string | boolean | null | undefined>> = {
    up: wordOf(expected.up),
    down: wordOf(expected.down),
    restored: expected.restored,
    reapplied: expected.reapplied,
  };
  return (['up', 'down', 'restored', 'reapplied'] as const)
    .filter((field) => theirs[field] !== undefined && theirs[field] !== ours[field])
    .map((field) => `${field}: ours ${ours[field]}, expected ${theirs[field]}`);
}

/** Both views of one revision, side by side for a person. */
export function bothViews(outcome: RevisionOutcome, expected: ExpectedRevision): string {
  return [
    '    ours:',
    ...stepLines(outcome),
    ...changeLines('after the downgrade', outcome.left),
    ...changeLines('after the second upgrade', outcome.differsAgain),
    '    expected:',
    `      up ${expected.up}, down ${expected.down}, second up ${expected.reup ?? 'ok'}`,
    ...(expected.objects ?? []).map(({ type, name, change }) => `      ${change} ${type} ${name}`),
    ...(expected.reapply_objects ?? []).map(
      ({ type, name, change }) => `      again: ${change} ${type} ${name}`,
    ),
    ...(expected.differences ?? []).slice(0, 20).map((line) => `      | ${line}`),
  ].join('\n');
}

function stepLines({ upgrade, downgrade, again }: RevisionOutcome): readonly string[] {
  const steps = { up: upgrade, down: downgrade, 'second up': again };
  return Object.entries(steps).flatMap(([name, step]) => {
    if (step.status === 'ok') return [];
    return [`      ${name} ${step.status}: ${step.status === 'failed' ? step.error.message : step.because}`];
  });
}

function changeLines(when: string, changes: readonly ObjectChange[] | undefined): readonly string[] {
  return (changes ?? []).flatMap(({ change, kind, name, level, properties }) => [
    `      ${when}: ${change} ${kind} ${name} (${level})`,
    ...properties.map(
      ({ property, before, after }) =>
        `        ${property}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
    ),
  ]);
}

/** `error: 42P07 …` is just an error: server versions word them differently. */
function wordOf(text: string | undefined): string | undefined {
  return text?.startsWith('error') === true ? 'error' : text;
}
