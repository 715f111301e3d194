import type { Connection } from '../contract.ts';

/** A session of the server, as the process list shows it. */
export interface Session {
  readonly id: number;
  readonly user: string;
  readonly host: string;
  readonly database: string | null;
  readonly command: string;
  /** Seconds in its present state. */
  readonly time: number;
  readonly state: string | null;
  /** What it runs, cut after 100 characters. */
  readonly info: string | null;
}

/**
 * The sessions that this user may see, but for the asking one.
 *
 * @remarks information_schema.processlist of MySQL cannot be asked: it fails, whatever is selected (ER_IMPOSSIBLE_STRING_CONVERSION),
 * while any session runs a statement with a character beyond U+FFFF.
 * @see https://dev.mysql.com/doc/refman/9.7/en/show-processlist.html
 */
export async function otherSessions(connection: Connection): Promise<readonly Session[]> {
  const [own] = await connection.query<{ id: number | string }>('select connection_id() as id');
  const rows = await connection.query<ProcesslistRow>('show processlist');
  return rows
    .map((row) => ({
      id: Number(row.Id),
      user: row.User,
      host: row.Host,
      database: row.db,
      command: row.Command,
      time: Number(row.Time),
      state: row.State,
      info: row.Info,
    }))
    .filter(({ id }) => id !== Number(own?.id));
}

/** Who it is, and what it is doing, in brackets. */
export function describeSession({ id, user, host, command, time, info }: Session): readonly [string, string] {
  const doing = info ? `: ${info.replace(/\s+/g, ' ')}` : '';
  return [`session ${id} of ${user} at ${host}`, `(${command} for ${time} s${doing})`];
}

interface ProcesslistRow {
  readonly Id: number | string;
  readonly User: string;
  readonly Host: string;
  readonly db: string | null;
  readonly Command: string;
  readonly Time: number | string;
  readonly State: string | null;
  readonly Info: string | null;
}
