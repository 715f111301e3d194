import type { MoveCommandOptions, MoveResult } from '../../commands/index.ts';
import type { CommandContext } from './context.ts';
import { rowsText } from './text.ts';

export interface MoveFlags {
  readonly sql?: true;
  readonly tag?: string;
}

type Move = (options: MoveCommandOptions) => Promise<MoveResult>;
type Event = Parameters<NonNullable<MoveCommandOptions['onEvent']>>[0];

/** Runs an upgrade or downgrade: a status line for each revision, then where the database is. */
export async function runMove(context: CommandContext<MoveFlags>, move: Move, target: string): Promise<void> {
  const { flags, project, io, style, say, remark } = context;
  if (flags.sql === true) {
    const moved = await move({ ...project, target, tag: flags.tag, sql: true });
    // SQL is what was asked for: --quiet does not silence it.
    if (flags.json === true) context.result(moved, () => '');
    else io.stdout.write(moved.sql ?? '');
    return;
  }
  const shown = flags.json !== true && flags.quiet !== true;
  let open = false;
  const onEvent = (event: Event): void => {
    open = event.kind === 'started';
    io.stdout.write(open ? `${statusLine(event, context)} ... ` : `${style.green('done')}\n`);
  };
  try {
    const moved = await move({ ...project, target, tag: flags.tag, ...(shown ? { onEvent } : {}) });
    for (const warning of moved.warnings) remark(`${style.yellow('warning')} ${warning}`);
    context.result(moved, () => '');
    const where = `${moved.database ?? 'The database'} is at ${rowsText(moved.after)}`;
    say(moved.revisions.length === 0 ? `Nothing to do: ${where}.` : `${where}.`);
  } catch (error) {
    if (open) io.stdout.write(`${style.red('FAILED')}\n`);
    throw error;
  }
}

function statusLine({ step }: Event, { style }: CommandContext<MoveFlags>): string {
  const { revision, direction } = step;
  const title = revision.title === '' ? '' : `  ${revision.title}`;
  const down = rowsText(revision.down);
  const way = direction === 'upgrade' ? [down, revision.id] : [revision.id, down];
  return `${direction} ${way.join(' -> ')}${style.dim(title)}`;
}
