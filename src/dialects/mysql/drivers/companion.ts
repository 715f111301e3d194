import type { Connection } from '../../contract.ts';

/** Key under which a connection keeps what opens a second session of the same target. */
const COMPANION = Symbol.for('mig-check.mysql.companion');

type WithCompanion = Connection & { readonly [COMPANION]?: () => Promise<Connection> };

export function withCompanion(connection: Connection, open: () => Promise<Connection>): Connection {
  return Object.assign(connection, { [COMPANION]: open });
}

/** A second session on the same server, for what must outlive a reset of the first; `undefined` when none can be opened. */
export async function openCompanion(connection: Connection): Promise<Connection | undefined> {
  return (connection as WithCompanion)[COMPANION]?.();
}
