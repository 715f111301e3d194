import { Option } from 'commander';
import { downgrade } from '../../../commands/index.ts';
import { migError } from '../../../errors/index.ts';
import { defineVerb } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { planText, runMove, type MoveExtras, type MoveFlags } from '../run-move.ts';

interface Flags extends MoveFlags {
  readonly yes?: true;
}

export const downgradeVerb = defineVerb<Flags>({
  usage: 'downgrade <target>',
  summary: 'revert everything above the target',
  group: 'Run:',
  options: [
    new Option('-y, --yes', 'do not ask; without a terminal, and in CI, nothing is asked'),
    new Option('--resume', 'go on with a revision that stopped half-way'),
    new Option('--dry-run', 'print what would be reverted, and revert nothing'),
    new Option('--sql', 'print the SQL instead of running it; target must be from:to'),
    new Option('--tag <text>', 'handed to revisions and hooks'),
  ],
  examples: [
    ['mig downgrade -1', 'one revision back'],
    ['mig downgrade base', 'everything'],
    ['mig downgrade head:1a2b --sql', 'the SQL from the head back to 1a2b'],
  ],
  async run(context, [target]) {
    const runs = context.flags.sql !== true && context.flags.dryRun !== true;
    await runMove(context, downgrade, target as string, runs ? await agree(context, target as string) : {});
  },
});

/** Shows the plan. A person at a terminal is asked, and what runs then is what was shown, or nothing. */
async function agree(context: CommandContext<Flags>, target: string): Promise<MoveExtras> {
  const { flags, project, io, say } = context;
  const show: MoveExtras['onPlan'] = (plan) => {
    if (plan.revisions.length > 0) say(planText(plan));
  };
  const inCi = !['', 'false', '0', undefined].includes(io.env['CI']);
  const silent = flags.json === true || flags.quiet === true;
  if (io.ask === undefined || inCi || silent || flags.yes === true) return { onPlan: show };
  const plan = await downgrade({ ...project, target, tag: flags.tag, dryRun: true });
  const expected = plan.revisions.map(({ revision }) => revision);
  if (expected.length === 0) return { expected };
  show(plan);
  const answer = await io.ask('Go on? [y/N] ');
  if (!/^y(es)?$/i.test(answer.trim())) throw migError('MIG_NOT_CONFIRMED', {});
  return { expected };
}
