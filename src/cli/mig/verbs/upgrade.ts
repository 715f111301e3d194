import { Option } from 'commander';
import { upgrade, upgradeAll } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { runMove } from '../run-move.ts';
import { atomicOptions, isAtomic, runMoveAll, type MoveAllFlags } from '../run-move-all.ts';

export const upgradeVerb = defineVerb<MoveAllFlags>({
  usage: 'upgrade [target]',
  summary: 'run what the target needs and the database lacks (default: head)',
  group: 'Run:',
  each: true,
  options: [
    new Option('--resume', 'go on with a revision that stopped half-way'),
    new Option('--dry-run', 'print what would run, and run nothing'),
    new Option('--sql', 'print the SQL instead of running it; target may be from:to'),
    new Option('--tag <text>', 'handed to revisions and hooks'),
    ...atomicOptions(),
  ],
  examples: [
    ['mig upgrade', 'to the head'],
    ['mig upgrade +1', 'one revision'],
    ['mig upgrade 1a2b:head --sql', 'the SQL from 1a2b to the head'],
    ['mig upgrade --atomic', 'all databases of the configuration, or none'],
  ],
  run(context, [target = 'head']) {
    if (isAtomic(context.flags)) return runMoveAll(context, upgradeAll, target as string);
    return runMove(context, upgrade, target as string);
  },
});
