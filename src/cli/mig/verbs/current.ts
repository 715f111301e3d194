import { Option } from 'commander';
import { current } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { longEntry, revisionLine } from '../text.ts';

interface Flags {
  readonly verbose?: true;
  readonly checkHeads?: true;
}

export const currentVerb = defineVerb<Flags>({
  usage: 'current',
  summary: 'show which revisions the database is at',
  group: 'Look:',
  each: true,
  options: [
    new Option('-v, --verbose', 'everything about each revision'),
    new Option('-c, --check-heads', 'fail unless the database is at the heads'),
  ],
  async run({ flags, project, io, style, result, remark }) {
    const state = await current({ ...project, checkHeads: flags.checkHeads });
    const { revisions, database } = state;
    if (revisions.length === 0) remark(style.dim(`${database} is at base: no revision is applied.`));
    result(state, () =>
      flags.verbose === true
        ? [`${database}\n`, ...revisions.map((info) => longEntry(info, { style, cwd: io.cwd }))]
            .join('\n')
            .trimEnd()
        : revisions.map((info) => revisionLine({ ...info, isCurrent: false }, style)).join('\n'),
    );
  },
});
