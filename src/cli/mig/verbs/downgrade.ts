import { Option } from 'commander';
import { downgrade } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { runMove, type MoveFlags } from '../run-move.ts';

export const downgradeVerb = defineVerb<MoveFlags>({
  usage: 'downgrade <target>',
  summary: 'revert everything above the target',
  group: 'Run:',
  options: [
    new Option('--sql', 'print the SQL instead of running it; target must be from:to'),
    new Option('--tag <text>', 'handed to revisions and hooks'),
  ],
  examples: [
    ['mig downgrade -1', 'one revision back'],
    ['mig downgrade base', 'everything'],
    ['mig downgrade head:1a2b --sql', 'the SQL from the head back to 1a2b'],
  ],
  run: (context, [target]) => runMove(context, downgrade, target as string),
});
