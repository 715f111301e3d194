import { Option } from 'commander';
import { history } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { drawHistory, mermaidHistory } from '../draw-history.ts';
import { historyLine, longEntry } from '../text.ts';

interface Flags {
  readonly revRange?: string;
  readonly graph?: true;
  readonly mermaid?: true;
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
    new Option('--graph', 'draw the lines of history').conflicts(['mermaid', 'verbose', 'json']),
    new Option('--mermaid', 'print a Mermaid flowchart').conflicts(['verbose', 'json']),
    new Option('-v, --verbose', 'everything about each revision'),
    new Option('-i, --indicate-current', 'mark where the database is'),
  ],
  examples: [
    ['mig history --graph -i', 'where lines part and meet, and where the database is'],
    ['mig history -r current:', 'what an upgrade would run, and where it starts'],
  ],
  async run({ flags, project, io, style, result }) {
    const { revRange: range, indicateCurrent } = flags;
    const list = await history({ ...project, range, indicateCurrent });
    result(list, () => {
      if (flags.graph === true) return drawHistory(list, { style, env: io.env });
      if (flags.mermaid === true) return mermaidHistory(list);
      return list
        .map((info) =>
          flags.verbose === true ? longEntry(info, { style, cwd: io.cwd }) : historyLine(info, style),
        )
        .join('\n')
        .trimEnd();
    });
  },
});
