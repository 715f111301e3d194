import type { Connection, ServerInfo } from '../../contract.ts';

/** How every session starts, and starts again after a reset: our literals take a backslash for what it is. */
export const START_SESSION = 'set standard_conforming_strings = on';

const BACK_TO_START = [
  'close all',
  'deallocate all',
  'set session authorization default',
  'reset all',
  'unlisten *',
  'discard plans',
  'discard temp',
  'discard sequences',
  START_SESSION,
];

/**
 * Ends what a script left open and brings the session back to how it began: what DISCARD ALL does, but without dropping
 * advisory locks (the run's own lock is one).
 * Outside a transaction the first statement is only a warning.
 * @see https://www.postgresql.org/docs/current/sql-discard.html
 */
export const RESET_SESSION = ['rollback', ...BACK_TO_START].join('; ');

/** The same behind a transaction that is kept. */
export const COMMIT_AND_RESET = ['COMMIT', ...BACK_TO_START].join('; ');

/**
 * Makes a caller's own session take our literals, and returns what makes it as it was.
 *
 * @remarks In a transaction of the caller's that has failed nothing can be set: its end brings the setting back.
 */
export async function lendSession(query: Connection['query']): Promise<() => Promise<void>> {
  const [row] = await query<{ conforming: string }>(
    `select current_setting('standard_conforming_strings') as conforming`,
  );
  if (row?.conforming !== 'off') return async () => undefined;
  await query(START_SESSION);
  return async () => void (await query('set standard_conforming_strings = off').catch(() => undefined));
}

/** Asks the server who it is. */
export async function serverInfo(query: Connection['query'], driver: string): Promise<ServerInfo> {
  const [row] = await query<{ version: string; number: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number`,
  );
  return {
    dialect: 'postgresql',
    product: 'PostgreSQL',
    version: row?.version.split(' ')[0] ?? '',
    versionNumber: Number(row?.number ?? 0),
    driver,
  };
}
