import { Option } from 'commander';
import { stamp } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { rowsText } from '../text.ts';

interface Flags {
  readonly purge?: true;
  readonly sql?: true;
  readonly tag?: string;
}

export const stampVerb = defineVerb<Flags>({
  usage: 'stamp <revisions...>',
  summary: 'write the version table without running anything',
  group: 'Run:',
  options: [
    new Option('--purge', 'forget every row first'),
    new Option('--sql', 'print the SQL instead of running it; targets may be from:to'),
    new Option('--tag <text>', 'handed to revisions and hooks'),
  ],
  examples: [['mig stamp head', 'the schema is there already']],
  async run({ flags, project, io, result }, [revisions]) {
    const { purge, sql, tag } = flags;
    const stamped = await stamp({ ...project, revisions: revisions as readonly string[], purge, sql, tag });
    if (stamped.sql !== undefined && flags.json !== true) {
      if (stamped.written !== true) io.stdout.write(stamped.sql);
    } else
      result(
        stamped,
        () => `${stamped.database ?? ''}: ${rowsText(stamped.before)} -> ${rowsText(stamped.after)}`,
      );
  },
});
