import type { MoveCommandOptions } from '../../commands/index.ts';
import type { CommandContext } from './context.ts';
import { rowsText } from './text.ts';

type OnEvent = NonNullable<MoveCommandOptions['onEvent']>;
type Event = Parameters<OnEvent>[0];

/** Runs `work`, with a line for each revision that says what runs and how it ended; silent with --json and --quiet. */
export async function withStatusLines<T>(
  context: CommandContext<unknown>,
  work: (onEvent: OnEvent | undefined) => Promise<T>,
): Promise<T> {
  const { flags, io, style } = context;
  if (flags.json === true || flags.quiet === true) return work(undefined);
  let open = false;
  try {
    return await work((event) => {
      open = event.kind === 'started';
      io.stdout.write(open ? `${statusLine(event, context)} ... ` : `${style.green('done')}\n`);
    });
  } catch (error) {
    if (open) io.stdout.write(`${style.red('FAILED')}\n`);
    throw error;
  }
}

function statusLine({ step }: Event, { style }: CommandContext<unknown>): string {
  const { revision, direction } = step;
  const title = revision.title === '' ? '' : `  ${revision.title}`;
  const down = rowsText(revision.down);
  const way = direction === 'upgrade' ? [down, revision.id] : [revision.id, down];
  return `${direction} ${way.join(' -> ')}${style.dim(title)}`;
}
