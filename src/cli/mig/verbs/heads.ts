import { Option } from 'commander';
import { heads, headsOnMerge, type RevisionInfo } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { longEntry, revisionLine } from '../text.ts';

interface Flags {
  readonly verbose?: true;
  readonly resolveDependencies?: true;
  readonly mergeWith?: string;
}

export const headsVerb = defineVerb<Flags>({
  usage: 'heads',
  summary: 'list the revisions that nothing follows',
  group: 'Look:',
  each: true,
  options: [
    new Option('-v, --verbose', 'everything about each revision'),
    new Option('--resolve-dependencies', 'leave out those that another revision depends on'),
    new Option('--merge-with <ref>', 'the heads of a merge with a branch; nothing is checked out'),
  ],
  examples: [['mig heads --merge-with origin/main', 'after a merge; exit 1 when there are too many']],
  async run({ flags, project, io, style, result, remark, setExit }) {
    const { mergeWith: ref, resolveDependencies } = flags;
    const text = (list: readonly RevisionInfo[]): string =>
      list
        .map((info) =>
          flags.verbose === true ? longEntry(info, { style, cwd: io.cwd }) : revisionLine(info, style),
        )
        .join('\n')
        .trimEnd();
    if (ref === undefined) {
      const list = await heads({ ...project, resolveDependencies });
      return result(list, () => text(list));
    }
    const merged = await headsOnMerge({ ...project, ref, resolveDependencies });
    const tooMany = merged.heads.length > merged.expected;
    if (tooMany) setExit(1);
    result(merged, () => text(merged.heads));
    if (tooMany)
      remark(
        `Merged with ${ref} the history has ${merged.heads.length} heads: \`mig merge\` joins them after the merge, \`mig rebase\` puts yours on top.`,
      );
    if (merged.conflicts.length > 0)
      remark(`${style.yellow('warning')} git cannot merge ${merged.conflicts.join(', ')}.`);
  },
});
