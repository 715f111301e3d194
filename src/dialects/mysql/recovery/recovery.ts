import type { Recovery } from '../../contract.ts';
import { fingerprint } from './fingerprint.ts';
import { kindOf } from './kind-of.ts';

/** Each DDL statement of MySQL and MariaDB commits by itself: the catalog tells whether one took effect. */
export const recovery: Recovery = {
  kindOf,
  fingerprint,
  async sessionId(connection) {
    const [row] = await connection.query<{ id: number | string }>('select connection_id() as id');
    return String(row?.id ?? '');
  },
  async activityOf(connection, sessionId) {
    const [row] = await connection.query<{
      command: string;
      state: string | null;
      time: number;
      id: number | string;
    }>(
      `select id, command, state, time from information_schema.processlist
       where id = ? and id <> connection_id() and command <> 'Sleep'`,
      [Number(sessionId)],
    );
    return row === undefined ? undefined : `${row.state || row.command}, for ${row.time} s`;
  },
};
