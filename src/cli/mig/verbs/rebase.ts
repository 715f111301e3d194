import { Option } from 'commander';
import { rebase } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { pathText, rowsText } from '../text.ts';

interface Flags {
  readonly onto: string;
  readonly baseRef?: string;
}

export const rebaseVerb = defineVerb<Flags>({
  usage: 'rebase <revisions...>',
  summary: 'put your line of history on top of another (edits headers only)',
  group: 'Write:',
  options: [
    new Option('--onto <revision>', 'what they shall follow').makeOptionMandatory(),
    new Option('--base-ref <ref>', 'branch whose revisions never move').default(undefined, 'origin/HEAD'),
  ],
  examples: [
    ['mig rebase 3c4d --onto 1a2b', 'the line that ends in 3c4d follows 1a2b'],
    ['mig rebase 3c4d --onto 1a2b --url postgres://localhost/app', 'unless it is applied there'],
  ],
  async run({ flags, project, io, style, result, remark }, [revisions]) {
    const done = await rebase({
      ...project,
      revisions: revisions as readonly string[],
      onto: flags.onto,
      baseRef: flags.baseRef,
    });
    if (done.asked.baseRef === undefined)
      remark(
        `${style.yellow('warning')} no base branch is known (--base-ref), so nobody checked what is published.`,
      );
    result(done, () =>
      done.edited
        .map(
          ({ revision, before }) =>
            `${style.green('edited')}  ${pathText(revision.file, io.cwd)}: ${revision.id} follows ${revision.down.join(', ')} instead of ${rowsText(before)}`,
        )
        .join('\n'),
    );
  },
});
