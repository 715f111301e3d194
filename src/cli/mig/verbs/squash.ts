import { Option } from 'commander';
import { squash } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { pathText } from '../text.ts';

interface Flags {
  readonly message?: string;
  readonly revId?: string;
  readonly server?: string;
  readonly dryRun?: true;
}

export const squashVerb = defineVerb<Flags>({
  usage: 'squash <from:to>',
  summary: 'put one revision in the place of several, after trying both',
  group: 'Write:',
  options: [
    new Option('-m, --message <text>', 'what the revision does'),
    new Option('--rev-id <id>', 'id of the revision').default(undefined, '12 random characters'),
    new Option('--server <url>', 'where throwaway databases are made').default(undefined, 'embedded'),
    new Option('--dry-run', 'try it, and write nothing'),
  ],
  examples: [
    ['mig squash :1a2b', 'from the first revision to 1a2b'],
    ['mig squash 3c4d:1a2b --url postgres://localhost/app', 'unless that database has a part of it'],
  ],
  async run({ flags, project, io, style, result }, [range]) {
    const done = await squash({
      ...project,
      range: range as string,
      message: flags.message,
      id: flags.revId,
      server: flags.server,
      dryRun: flags.dryRun,
    });
    result(done, () => {
      const would = done.dryRun === true ? 'would be ' : '';
      const { server, directions } = done.verified;
      return [
        `${style.green('same')}  ${directions.join(' and ')}, tried on ${server}`,
        `${style.green(`${would}made`)}  ${pathText(done.revision.file, io.cwd)}`,
        ...done.edited.map(
          ({ id, file }) =>
            `${style.green(`${would}edited`)}  ${pathText(file, io.cwd)}: ${id} follows ${done.revision.id}`,
        ),
        ...done.replaced.map(({ file }) => `${style.yellow(`${would}deleted`)}  ${pathText(file, io.cwd)}`),
      ].join('\n');
    });
  },
});
