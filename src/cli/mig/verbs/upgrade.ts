import { Option } from 'commander';
import { upgrade } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { runMove, type MoveFlags } from '../run-move.ts';

export const upgradeVerb = defineVerb<MoveFlags>({
  usage: 'upgrade [target]',
  summary: 'run what the target needs and the database lacks (default: head)',
  group: 'Run:',
  each: true,
  options: [
    new Option('--resume', 'go on with a revision that stopped half-way'),
    new Option('--dry-run', 'print what would run, and run nothing'),
    new Option('--sql', 'print the SQL instead of running it; target may be from:to'),
    new Option('--tag <text>', 'handed to revisions and hooks'),
  ],
  examples: [
    ['mig upgrade', 'to the head'],
    ['mig upgrade +1', 'one revision'],
    ['mig upgrade 1a2b:head --sql', 'the SQL from 1a2b to the head'],
  ],
  run: (context, [target]) => runMove(context, upgrade, (target as string | undefined) ?? 'head'),
});
