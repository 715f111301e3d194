import type { Recovery } from '../../contract.ts';
import { otherSessions } from '../sessions.ts';
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
    const session = (await otherSessions(connection)).find(({ id }) => id === Number(sessionId));
    if (session === undefined || session.command === 'Sleep') return undefined;
    return `${session.state || session.command}, for ${session.time} s`;
  },
};
