import { Option } from 'commander';
import { stamp } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { rowsText } from '../text.ts';

interface Flags {
  readonly purge?: true;
  readonly sql?: true;
}

export const stampVerb = defineVerb<Flags>({
  usage: 'stamp <revisions...>',
  summary: 'write the version table without running anything',
  group: 'Run:',
  options: [
    new Option('--purge', 'forget every row first'),
    new Option('--sql', 'print the SQL instead of running it'),
  ],
  examples: [['mig stamp head', 'the schema is there already']],
  async run({ flags, project, io, result }, [revisions]) {
    const { purge, sql } = flags;
    const stamped = await stamp({ ...project, revisions: revisions as readonly string[], purge, sql });
    if (stamped.sql !== undefined && flags.json !== true) io.stdout.write(stamped.sql);
    else
      result(
        stamped,
        () => `${stamped.database ?? ''}: ${rowsText(stamped.before)} -> ${rowsText(stamped.after)}`,
      );
  },
});
