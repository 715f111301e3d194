/** A session of the server, as `pg_stat_activity` shows it. */
export interface SessionRow {
  readonly pid: number;
  readonly application: string | null;
  readonly role: string | null;
  readonly state: string | null;
  readonly query: string | null;
  readonly host: string;
  readonly since: string | null;
}

/** Of `pg_stat_activity a`; the process id is selected beside them. */
export const SESSION_COLUMNS = `a.application_name as application, a.usename::text as role, a.state, a.query,
  coalesce(pg_catalog.host(a.client_addr), 'a local socket') as host,
  pg_catalog.to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') as since`;

/** `session 12 of role "app", application "shop", from 10.0.0.1, connected since …, idle in transaction: select …` */
export function describeSession({ pid, application, role, state, query, host, since }: SessionRow): string {
  const name = application ? `, application "${application}"` : '';
  const place = since === null ? '' : `, from ${host}, connected since ${since}`;
  const doing = query ? `, ${state ?? 'last'}: ${query.replace(/\s+/g, ' ').slice(0, 120)}` : '';
  return `session ${pid} of role "${role ?? 'unknown'}"${name}${place}${doing}`;
}
