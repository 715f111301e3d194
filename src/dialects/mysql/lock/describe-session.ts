/** A session of the server, as the process list shows it. */
export interface SessionRow {
  readonly id: number | string;
  readonly user: string;
  readonly host: string;
  readonly command: string;
  /** Seconds in its present state. */
  readonly time: number;
  readonly info: string | null;
}

export const SESSION_COLUMNS = 'p.id, p.user, p.host, p.command, p.time, p.info';

/** Who it is, and what it is doing, in brackets. */
export function describeSession({
  id,
  user,
  host,
  command,
  time,
  info,
}: SessionRow): readonly [string, string] {
  const doing = info ? `: ${info.replace(/\s+/g, ' ').slice(0, 120)}` : '';
  return [`session ${id} of ${user} at ${host}`, `(${command} for ${time} s${doing})`];
}
