import { Option } from 'commander';
import type { MoveAllOptions, MoveAllResult } from '../../commands/index.ts';
import { migError } from '../../errors/index.ts';
import type { CommandContext } from './context.ts';
import { placeText, planText, type MoveFlags } from './run-move.ts';
import { withStatusLines } from './status-lines.ts';
import { writeScript } from './write-script.ts';

export interface MoveAllFlags extends MoveFlags {
  readonly atomic?: true;
  readonly twoPhase?: true;
}

/** What a command has besides that can run on all databases in one go. */
export const atomicOptions = (): readonly Option[] => [
  new Option(
    '--atomic',
    'all databases of the configuration, in one transaction each: all are committed or none',
  ),
  new Option('--two-phase', 'the same with two-phase commit (PostgreSQL)'),
];

export const isAtomic = ({ atomic, twoPhase }: MoveAllFlags): boolean => atomic === true || twoPhase === true;

/** What a run is told besides its target. */
export type MoveAllExtras = Pick<MoveAllOptions, 'onPlan' | 'expected'>;

/** Runs an upgrade or downgrade on all databases of the configuration. */
export async function runMoveAll(
  context: CommandContext<MoveAllFlags>,
  moveAll: (options: MoveAllOptions) => Promise<MoveAllResult>,
  target: string,
  extras: MoveAllExtras = {},
): Promise<void> {
  const { flags, style, say, remark } = context;
  const wish = allWish(context, target);
  if (flags.sql === true || flags.dryRun === true) {
    const planned = await moveAll({ ...wish, sql: flags.sql, dryRun: flags.dryRun });
    if (flags.sql !== true) context.result(planned, () => plansText(planned, context));
    else if (flags.json === true) context.result(planned, () => '');
    else for (const [name, one] of Object.entries(planned)) writeScript(context, one, name);
    return;
  }
  let last: string | undefined;
  const moved = await withStatusLines(context, (onEvent) =>
    moveAll({
      ...wish,
      ...extras,
      onEvent(event, name) {
        if (name !== last) say(heading(name, context));
        last = name;
        onEvent?.(event);
      },
    }),
  );
  for (const { warnings } of Object.values(moved))
    for (const warning of warnings) remark(`${style.yellow('warning')} ${warning}`);
  context.result(moved, () => '');
  for (const [name, one] of Object.entries(moved)) say(`${heading(name, context)} ${placeText(one)}`);
}

/** @throws MIG_USAGE when one database is named */
export function allWish({ flags, project }: CommandContext<MoveAllFlags>, target: string): MoveAllOptions {
  const named = flags.name === undefined ? (flags.url === undefined ? undefined : '--url') : '--name';
  if (named !== undefined)
    throw migError('MIG_USAGE', {
      program: 'mig',
      problem: `--atomic works on all databases of the configuration, and cannot stand beside ${named}`,
    });
  const { name: _name, url: _url, connection: _connection, ...everywhere } = project;
  return { ...everywhere, target, tag: flags.tag, resume: flags.resume, twoPhase: flags.twoPhase };
}

/** What would run, database by database. */
export function plansText(planned: MoveAllResult, context: CommandContext<unknown>): string {
  return Object.entries(planned)
    .map(([name, plan]) => `${heading(name, context)}\n${planText(plan)}`)
    .join('\n');
}

function heading(name: string, { style }: CommandContext<unknown>): string {
  return style.bold(`[${name}]`);
}
