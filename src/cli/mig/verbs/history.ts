import { Option } from 'commander';
import { history } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { historyLine, longEntry } from '../text.ts';

interface Flags {
  readonly revRange?: string;
  readonly verbose?: true;
  readonly indicateCurrent?: true;
}

export const historyVerb = defineVerb<Flags>({
  usage: 'history',
  summary: 'list the revisions, newest first',
  group: 'Look:',
  each: true,
  options: [
    new Option('-r, --rev-range <from:to>', 'only these; either side may be left out, or be `current`'),
    new Option('-v, --verbose', 'everything about each revision'),
    new Option('-i, --indicate-current', 'mark where the database is'),
  ],
  examples: [['mig history -r current:', 'what an upgrade would run, and where it starts']],
  async run({ flags, project, io, style, result }) {
    const { revRange: range, indicateCurrent } = flags;
    const list = await history({ ...project, range, indicateCurrent });
    const entry = flags.verbose === true ? longEntry : historyLine;
    result(list, () =>
      (entry === longEntry
        ? list.map((info) => longEntry(info, { style, cwd: io.cwd }))
        : list.map((info) => historyLine(info, style))
      )
        .join('\n')
        .trimEnd(),
    );
  },
});
