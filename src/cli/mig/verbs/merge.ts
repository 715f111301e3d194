import { Option } from 'commander';
import { merge } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { pathText } from '../text.ts';

interface Flags {
  readonly message?: string;
  readonly revId?: string;
  readonly splice?: true;
  readonly branchLabel?: readonly string[];
}

export const mergeVerb = defineVerb<Flags>({
  usage: 'merge [revisions...]',
  summary: 'write a revision that joins several (default: all heads)',
  group: 'Write:',
  options: [
    new Option('-m, --message <text>', 'title of the merge revision'),
    new Option('--rev-id <id>', 'id of the revision').default(undefined, '12 random characters'),
    new Option('--splice', 'allow revisions that are not heads'),
    new Option('--branch-label <name...>', 'name the line of history that starts here'),
  ],
  examples: [['mig merge heads -m "join payments and catalogue"', 'one head again']],
  async run({ flags, project, io, style, result }, [revisions]) {
    const named = revisions as readonly string[];
    const made = await merge({
      ...project,
      ...(named.length === 0 ? {} : { revisions: named }),
      message: flags.message,
      id: flags.revId,
      splice: flags.splice,
      branchLabels: flags.branchLabel,
    });
    result(made, () =>
      [made]
        .flat()
        .map(
          ({ file, down }) => `${style.green('made')}  ${pathText(file, io.cwd)}, joining ${down.join(', ')}`,
        )
        .join('\n'),
    );
  },
});
