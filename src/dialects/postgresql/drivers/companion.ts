import type { Connection } from '../../contract.ts';

/** Keys under which a connection keeps what is asked of it here alone. */
const COMPANION = Symbol.for('mig-check.postgresql.companion');
const PROCESS = Symbol.for('mig-check.postgresql.process');

type Kept = Connection & {
  readonly [COMPANION]?: (timeoutMs: number) => Promise<Connection>;
  readonly [PROCESS]?: number;
};

export interface SessionExtras {
  /** Opens a second session of the same target. */
  readonly open: (timeoutMs: number) => Promise<Connection>;
  /** The server's process, as it was named when the session started. */
  readonly processId: number | undefined;
}

export function withExtras(connection: Connection, { open, processId }: SessionExtras): Connection {
  return Object.assign(connection, {
    [COMPANION]: open,
    ...(processId === undefined ? {} : { [PROCESS]: processId }),
  });
}

/** A second session on the same target; `undefined` when none can be opened. */
export async function openCompanion(
  connection: Connection,
  timeoutMs: number,
): Promise<Connection | undefined> {
  return (connection as Kept)[COMPANION]?.(timeoutMs).catch(() => undefined);
}

export function processIdOf(connection: Connection): number | undefined {
  return (connection as Kept)[PROCESS];
}
