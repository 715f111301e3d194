import type { MoveCommandOptions, MoveResult } from '../../commands/index.ts';
import type { CommandContext } from './context.ts';
import { withStatusLines } from './status-lines.ts';
import { rowsText } from './text.ts';
import { writeScript } from './write-script.ts';

export interface MoveFlags {
  readonly sql?: true;
  readonly dryRun?: true;
  readonly resume?: true;
  readonly tag?: string;
}

export type Move = (options: MoveCommandOptions) => Promise<MoveResult>;

/** What a run is told besides its target. */
export type MoveExtras = Pick<MoveCommandOptions, 'onPlan' | 'expected'>;

/** Runs an upgrade or downgrade: a status line for each revision, then where the database is. */
export async function runMove(
  context: CommandContext<MoveFlags>,
  move: Move,
  target: string,
  extras: MoveExtras = {},
): Promise<void> {
  const { flags, project, style, say, remark } = context;
  const wish = { ...project, target, tag: flags.tag, resume: flags.resume };
  if (flags.sql === true) {
    const moved = await move({ ...wish, sql: true });
    if (flags.json === true) context.result(moved, () => '');
    else writeScript(context, moved, context.inTurn);
    return;
  }
  if (flags.dryRun === true) {
    const planned = await move({ ...wish, dryRun: true });
    context.result(planned, () => planText(planned));
    return;
  }
  const moved = await withStatusLines(context, (onEvent) => move({ ...wish, ...extras, onEvent }));
  for (const warning of moved.warnings) remark(`${style.yellow('warning')} ${warning}`);
  context.result(moved, () => '');
  say(placeText(moved));
}

/** Where a database is now. */
export function placeText({ database = 'The database', after, revisions }: MoveResult): string {
  const where = `${database} is at ${rowsText(after)}`;
  return revisions.length === 0 ? `Nothing to do: ${where}.` : `${where}.`;
}

/** What would run, in order. */
export function planText({ revisions, database = 'the database' }: MoveResult): string {
  const [first] = revisions;
  if (first === undefined) return 'Nothing to do.';
  const width = Math.max(...revisions.map(({ revision }) => revision.length));
  const lines = revisions.map(({ revision, title }) => `  ${revision.padEnd(width)}  ${title}`.trimEnd());
  const verb = first.direction === 'upgrade' ? 'run on' : 'be reverted on';
  return [`To ${verb} ${database}, in this order:`, ...lines].join('\n');
}
