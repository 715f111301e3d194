import type { GuardProgress } from '../../commands/index.ts';
import type { CliIo } from '../io.ts';

/** Shorter runs show nothing at all. */
const QUIET_MS = 1000;
const REDRAW_MS = 80;
const LINE_MS = 10_000;

export interface Progress {
  readonly update: (event: GuardProgress) => void;
  /** Takes the line away. */
  clear(): void;
}

/** On a terminal one line that is rewritten; elsewhere (CI logs) a plain line now and then. Both on stderr. */
export function createProgress({ stderr, isTTY, columns = 80 }: CliIo): Progress {
  const started = Date.now();
  let last = isTTY ? started + QUIET_MS - REDRAW_MS : started;
  let drawn = false;
  return {
    update(event) {
      const now = Date.now();
      if (now - last < (isTTY ? REDRAW_MS : LINE_MS)) return;
      last = now;
      const text = progressText(event, now - started);
      stderr.write(isTTY ? `\r\u001b[K${text.slice(0, columns - 1)}` : `${text}\n`);
      drawn = isTTY;
    },
    clear() {
      if (drawn) stderr.write('\r\u001b[K');
    },
  };
}

function progressText({ database, check, done, total, label }: GuardProgress, elapsedMs: number): string {
  const of = database === undefined ? '' : `[${database}] `;
  return `${of}${check} ${done + 1}/${total}  ${label}  ${Math.round(elapsedMs / 1000)} s`;
}
