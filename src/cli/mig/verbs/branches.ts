import { Option } from 'commander';
import { branches } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { longEntry, revisionLine } from '../text.ts';

interface Flags {
  readonly verbose?: true;
}

export const branchesVerb = defineVerb<Flags>({
  usage: 'branches',
  summary: 'list the revisions that several others follow',
  group: 'Look:',
  each: true,
  options: [new Option('-v, --verbose', 'everything about each revision')],
  async run({ flags, project, io, style, result }) {
    const list = await branches(project);
    const children = (infos: (typeof list)[number]['children']): readonly string[] =>
      infos.map((info) => `  ${style.dim('->')} ${revisionLine(info, style)}`);
    result(list, () =>
      list
        .flatMap(({ revision, children: next }) =>
          flags.verbose === true
            ? [longEntry(revision, { style, cwd: io.cwd }), ...children(next), '']
            : [revisionLine(revision, style), ...children(next)],
        )
        .join('\n')
        .trimEnd(),
    );
  },
});
