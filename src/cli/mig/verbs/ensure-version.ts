import { Option } from 'commander';
import { ensureVersion } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';

interface Flags {
  readonly sql?: true;
}

export const ensureVersionVerb = defineVerb<Flags>({
  usage: 'ensure-version',
  summary: 'make the version table if it is missing',
  group: 'Run:',
  each: true,
  options: [new Option('--sql', 'print the SQL instead of running it')],
  async run({ flags, project, io, style, result }) {
    const made = await ensureVersion({ ...project, sql: flags.sql });
    if (made.sql !== undefined && flags.json !== true) {
      if (made.written !== true) io.stdout.write(made.sql);
    } else
      result(
        made,
        () =>
          `${made.created ? style.green('made') : 'there'}  ${made.table}${made.created ? '' : ' already'}, ${made.database ?? ''}`,
      );
  },
});
