import { Option } from 'commander';
import { downgrade, downgradeAll } from '../../../commands/index.ts';
import { migError } from '../../../errors/index.ts';
import { defineVerb } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { planText, runMove, type MoveExtras } from '../run-move.ts';
import {
  allWish,
  atomicOptions,
  isAtomic,
  plansText,
  runMoveAll,
  type MoveAllExtras,
  type MoveAllFlags,
} from '../run-move-all.ts';

interface Flags extends MoveAllFlags {
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
    ...atomicOptions(),
  ],
  examples: [
    ['mig downgrade -1', 'one revision back'],
    ['mig downgrade base', 'everything'],
    ['mig downgrade head:1a2b --sql', 'the SQL from the head back to 1a2b'],
  ],
  async run(context, [target]) {
    const runs = context.flags.sql !== true && context.flags.dryRun !== true;
    if (isAtomic(context.flags))
      return runMoveAll(
        context,
        downgradeAll,
        target as string,
        runs ? await agreeOnAll(context, target as string) : {},
      );
    return runMove(context, downgrade, target as string, runs ? await agree(context, target as string) : {});
  },
});

/** Shows the plan. A person at a terminal is asked, and what runs then is what was shown, or nothing. */
async function agree(context: CommandContext<Flags>, target: string): Promise<MoveExtras> {
  const { flags, project, say } = context;
  const show: MoveExtras['onPlan'] = (plan) => {
    if (plan.revisions.length > 0) say(planText(plan));
  };
  if (!asks(context)) return { onPlan: show };
  const plan = await downgrade({ ...project, target, tag: flags.tag, dryRun: true });
  const expected = plan.revisions.map(({ revision }) => revision);
  if (expected.length === 0) return { expected };
  show(plan);
  await confirm(context);
  return { expected };
}

/** The same for all databases of the configuration. */
async function agreeOnAll(context: CommandContext<Flags>, target: string): Promise<MoveAllExtras> {
  const { say } = context;
  if (!asks(context))
    return {
      onPlan: (plan, name) => void (plan.revisions.length > 0 && say(plansText({ [name]: plan }, context))),
    };
  const plans = await downgradeAll({ ...allWish(context, target), dryRun: true });
  const expected = Object.fromEntries(
    Object.entries(plans).map(([name, { revisions }]) => [name, revisions.map(({ revision }) => revision)]),
  );
  if (Object.values(expected).every((ids) => ids.length === 0)) return { expected };
  say(plansText(plans, context));
  await confirm(context);
  return { expected };
}

/** Somebody is there to ask, and wants to be asked. */
function asks({ flags, io }: CommandContext<Flags>): boolean {
  const inCi = !['', 'false', '0', undefined].includes(io.env['CI']);
  const silent = flags.json === true || flags.quiet === true;
  return io.ask !== undefined && !inCi && !silent && flags.yes !== true;
}

/** @throws MIG_NOT_CONFIRMED */
async function confirm({ io }: CommandContext<Flags>): Promise<void> {
  const answer = (await io.ask?.('Go on? [y/N] ')) ?? '';
  if (!/^y(es)?$/i.test(answer.trim())) throw migError('MIG_NOT_CONFIRMED', {});
}
