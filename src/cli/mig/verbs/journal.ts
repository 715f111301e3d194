import { Option } from 'commander';
import { journal, type JournalOptions, type JournalResult } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';

interface Flags {
  readonly abandon?: true;
  readonly done?: true;
  readonly notDone?: true;
}

export const journalVerb = defineVerb<Flags>({
  usage: 'journal',
  summary: 'show a revision that stopped half-way, and settle it',
  group: 'Run:',
  options: [
    new Option('--abandon', 'forget the record: the revision was finished or undone by hand').conflicts([
      'done',
      'notDone',
    ]),
    new Option('--done', 'the last statement has run').conflicts('notDone'),
    new Option('--not-done', 'the last statement has not run'),
  ],
  examples: [
    ['mig journal', 'what is done, and what is not'],
    ['mig upgrade --resume', 'go on behind what is done'],
  ],
  async run({ flags, project, result }) {
    const found = await journal({ ...project, action: actionOf(flags) });
    result(found, () => journalText(found, flags));
  },
});

function actionOf({ abandon, done, notDone }: Flags): JournalOptions['action'] {
  if (abandon === true) return 'abandon';
  if (done === true) return 'done';
  return notDone === true ? 'not done' : 'show';
}

function journalText({ database, stopped }: JournalResult, { abandon }: Flags): string {
  if (stopped === undefined) return `${database}: nothing has stopped half-way.`;
  const { revision, direction, done, last, outcome, evidence } = stopped;
  const before = done.filter(({ position }) => position < last.position);
  return [
    `${abandon === true ? 'Forgotten: the' : 'The'} ${direction} of ${revision} stopped at statement ${last.position} (${last.sentAt}).`,
    ...before.map(({ position, statement }) => `  done      ${position}. ${oneLine(statement)}`),
    `  ${outcome.padEnd(8)}  ${last.position}. ${oneLine(last.statement)}`,
    `Statement ${last.position}: ${evidence}.`,
  ].join('\n');
}

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').slice(0, 100);
