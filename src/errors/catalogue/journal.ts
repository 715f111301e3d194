import { defineError, type ErrorEntry } from '../define.ts';

type Stopped = {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
  readonly done: readonly { readonly position: number; readonly statement: string }[];
  readonly position: number;
  readonly statement: string;
  readonly outcome: 'done' | 'not done' | 'unknown';
  readonly evidence: string;
  readonly sentAt: string;
};

const SHOWN = 30;

/** What is done and what is not, a statement a line. */
function stopped({
  revision,
  direction,
  done,
  position,
  statement,
  outcome,
  evidence,
  sentAt,
}: Stopped): string {
  const before = done.filter((row) => row.position < position);
  const lines = before.slice(0, SHOWN).map((row) => `  done      ${row.position}. ${row.statement}`);
  return [
    `The ${direction} of ${revision} stopped half-way at statement ${position} (${sentAt}), where nothing can be rolled back:`,
    ...lines,
    ...(before.length > SHOWN ? [`  … and ${before.length - SHOWN} more that are done`] : []),
    `  ${outcome.padEnd(8)}  ${position}. ${statement}`,
    `Statement ${position}: ${evidence}.`,
  ].join('\n');
}

/** Revisions that stopped half-way where nothing can be rolled back. */
export const journalErrors = {
  MIG_JOURNAL_OPEN: defineError<Stopped>({
    title: 'An earlier run stopped half-way',
    exit: 2,
    message: stopped,
    hint: ({ direction, outcome }) =>
      `${outcome === 'done' ? '' : 'Mend the statement if it has to be mended; what is done must stay as it is in the file. Then '}\`mig ${direction} --resume\` goes on behind what is done. To finish or undo it by hand instead: \`mig journal --abandon\`.`,
    docs: 'MySQL and MariaDB commit each statement that defines something, and a revision may ask to run outside of a transaction on any server. There each statement is recorded before it is sent. When a run stops in the middle, the next one says what is done, and goes on with `--resume` only: the statements that are done are compared with the file, and the rest is run.',
  }),
  MIG_JOURNAL_UNSETTLED: defineError<Stopped>({
    title: 'Nobody knows whether a statement has run',
    exit: 2,
    message: stopped,
    hint: ({ direction }) =>
      `Look at the database. \`mig journal --done\` or \`mig journal --not-done\` says what became of the statement; then \`mig ${direction} --resume\` goes on. \`mig journal --abandon\` forgets the record.`,
    docs: 'The run ended while the server had the statement, and its effect does not show in the catalog (a GRANT, a CALL), or it left something half-made, such as an invalid index.',
  }),
  MIG_JOURNAL_RUNNING: defineError<{
    revision: string;
    direction: 'upgrade' | 'downgrade';
    position: number;
    statement: string;
    session: string;
    activity: string;
  }>({
    title: 'The server still runs a statement of an earlier run',
    exit: 2,
    message: ({ revision, direction, position, statement, session, activity }) =>
      `The ${direction} of ${revision} was cut off, and session ${session} still runs statement ${position} of it, "${statement}" (${activity}).`,
    hint: () =>
      'Wait until it is through, or end that session on the server; then run the same command again.',
    docs: 'A server does not notice at once that a client is gone, and finishes what it was given.',
  }),
  MIG_JOURNAL_CHANGED: defineError<{ revision: string; direction: 'upgrade' | 'downgrade'; problem: string }>(
    {
      title: 'A revision is not the one that stopped half-way',
      exit: 2,
      message: ({ revision, direction, problem }) =>
        `The ${direction} of ${revision} cannot go on where it stopped: ${problem}.`,
      hint: () =>
        'Bring back the file as it was, but for what had not run; or finish it by hand and forget the record: `mig journal --abandon`.',
      docs: 'Going on means that the statements which are done are the first ones of the file, text and values alike.',
    },
  ),
  MIG_JOURNAL_ELSEWHERE: defineError<{
    revision: string;
    direction: 'upgrade' | 'downgrade';
    next: string;
  }>({
    title: 'What stopped half-way is not what would run next',
    exit: 2,
    message: ({ revision, direction, next }) =>
      `The ${direction} of ${revision} stopped half-way and has to go on first; this command would begin with ${next}.`,
    hint: ({ direction }) => `Run \`mig ${direction} --resume\` with the target that it was started with.`,
    docs: 'A revision that is half done blocks every other until it is finished or its record is forgotten.',
  }),
  MIG_JOURNAL_OPAQUE: defineError<{ revision: string; position: number; what: string }>({
    title: 'What has run cannot be repeated or skipped',
    exit: 2,
    message: ({ revision, position, what }) =>
      `${revision} cannot go on where it stopped: its statement ${position} ${what}.`,
    hint: () => 'Finish it by hand, `mig stamp` it and forget the record: `mig journal --abandon`.',
    docs: 'Statements that are done are skipped when a revision goes on. What a revision did through its own connection, and what lived in the session that ended, cannot be.',
  }),
  MIG_JOURNAL_EMPTY: defineError<Record<never, never>>({
    title: 'Nothing has stopped half-way',
    exit: 2,
    message: () => 'There is no record of a revision that stopped half-way.',
    docs: 'The record is there from the first statement that cannot be rolled back until the revision is through.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
