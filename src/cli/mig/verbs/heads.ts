import { Option } from 'commander';
import { heads } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { longEntry, revisionLine } from '../text.ts';

interface Flags {
  readonly verbose?: true;
  readonly resolveDependencies?: true;
}

export const headsVerb = defineVerb<Flags>({
  usage: 'heads',
  summary: 'list the revisions that nothing follows',
  group: 'Look:',
  each: true,
  options: [
    new Option('-v, --verbose', 'everything about each revision'),
    new Option('--resolve-dependencies', 'leave out those that another revision depends on'),
  ],
  async run({ flags, project, io, style, result }) {
    const list = await heads({ ...project, resolveDependencies: flags.resolveDependencies });
    result(list, () =>
      list
        .map((info) =>
          flags.verbose === true ? longEntry(info, { style, cwd: io.cwd }) : revisionLine(info, style),
        )
        .join('\n')
        .trimEnd(),
    );
  },
});
