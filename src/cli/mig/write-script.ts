import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MoveResult } from '../../commands/index.ts';
import type { CommandContext } from './context.ts';

/** Prints a script. That of one of several databases goes into a file of its own: printed one after the other, they would be one. */
export function writeScript(
  { io, say, style }: CommandContext<unknown>,
  { sql = '', written }: Pick<MoveResult, 'sql' | 'written'>,
  database?: string,
): void {
  if (written === true) return;
  if (database === undefined) {
    // SQL is what was asked for: --quiet does not silence it.
    io.stdout.write(sql);
    return;
  }
  const file = `${database.replace(/[^\w.-]+/g, '_')}.sql`;
  writeFileSync(join(io.cwd, file), sql);
  say(`${style.bold(`[${database}]`)} written to ${file}`);
}
