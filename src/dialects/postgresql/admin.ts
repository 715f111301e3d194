import { isMigError, migError, type MigError } from '../../errors/index.ts';
import type { Connection, DatabaseAdmin } from '../contract.ts';
import { inQuotes } from '../standard/index.ts';
import { isMarked, markOf, PREFIX, scratchName } from './scratch-mark.ts';

/** First half of the advisory lock that says a run is alive ("MIGC" in ASCII); the run id is the second half. */
const LOCK_CLASS = 0x4d494743;
/** About eight seconds in all. */
const CLONE_ATTEMPTS = 45;
const LONGEST_PAUSE_MS = 200;

/**
 * What DROP DATABASE … FORCE does not end: subscriptions, whose slots on other servers are left alone, and prepared
 * transactions.
 *
 * @see https://www.postgresql.org/docs/current/sql-dropsubscription.html
 */
const RELEASE = `
  with here as (select oid, datname from pg_catalog.pg_database where datname = pg_catalog.current_database()),
  steps (number, step) as (values (1, 'alter subscription %I disable'), (2, 'alter subscription %I set (slot_name = none)'),
                                  (3, 'drop subscription %I'))
  select sql
    from (select s.subname::text as name, number, pg_catalog.format(step, s.subname) as sql
            from pg_catalog.pg_subscription s join here on s.subdbid = here.oid cross join steps
          union all
          select p.gid, 0, pg_catalog.format('rollback prepared %L', p.gid)
            from pg_catalog.pg_prepared_xacts p join here on p.database = here.datname) held
   order by name, number`;

/**
 * Makes and drops scratch databases, named `mig_check_<run>_<number>` and marked as scratch-mark.ts says. A run is alive
 * while a session holds its advisory lock: the server frees it however the process ends, and pg_locks shows it from
 * every database of the server.
 *
 * @see https://www.postgresql.org/docs/current/sql-createdatabase.html
 * @see https://www.postgresql.org/docs/current/view-pg-locks.html
 */
export const postgresAdmin: DatabaseAdmin = {
  async claim(admin, run) {
    // The claim must last as long as the run, however long its statements take elsewhere.
    if (admin.server.versionNumber >= 140_000) await admin.execute('set idle_session_timeout = 0');
    const rows = await admin.query<{ claimed: boolean }>(
      `select pg_try_advisory_lock(${LOCK_CLASS}, ${run}) as claimed`,
    );
    return rows[0]?.claimed === true;
  },

  async create(admin, { run, number, template = 'template1' }) {
    const name = scratchName(run, number);
    await createDatabase(
      admin,
      `create database ${name} template ${inQuotes(template)} connection limit ${markOf(name)}`,
    );
    await admin.execute(
      `comment on database ${name} is 'Scratch database of mig-check. Dropped when its run ends, or by the next run.'`,
    );
    return name;
  },

  async drop(admin, name) {
    if (!(await isOurs(admin, name))) return;
    try {
      await admin.execute(`drop database if exists ${name} with (force)`);
    } catch (error) {
      // Another run may be sweeping the same dead database.
      if (await isOurs(admin, name)) throw error;
    }
  },

  async release(connection) {
    const held = await connection.query<{ sql: string }>(RELEASE);
    for (const { sql } of held) await connection.execute(sql);
  },

  async abandoned(admin) {
    const rows = await admin.query<{ name: string; mark: number }>(
      `select datname::text as name, datconnlimit as mark
         from pg_catalog.pg_database d
        where pg_catalog.left(datname::text, ${PREFIX.length}) = '${PREFIX}'
          and pg_catalog.pg_has_role(datdba, 'USAGE')
          and not exists (
            select from pg_catalog.pg_locks l
             where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
               and l.classid = ${LOCK_CLASS}::oid
               and l.objid::text = pg_catalog.split_part(d.datname::text, '_', 3))
        order by datname`,
    );
    return rows.filter(({ name, mark }) => isMarked(name, mark)).map(({ name }) => name);
  },

  urlFor(url, name) {
    // A stray % makes pg encode the whole URL once more.
    const other = new URL(url.replace(/%(?![0-9a-f]{2})/gi, '%25'));
    if (other.protocol === 'socket:') other.searchParams.set('db', name);
    else other.pathname = `/${encodeURIComponent(name)}`;
    // Start values, so that a reset of the session keeps them: what is thrown away need not be on disk.
    const options = other.searchParams.get('options');
    other.searchParams.set(
      'options',
      [options, '-c synchronous_commit=off -c jit=off'].filter(Boolean).join(' '),
    );
    return other.href;
  },
};

async function isOurs(admin: Connection, name: string): Promise<boolean> {
  const rows = await admin.query<{ mark: number }>(
    'select datconnlimit as mark from pg_catalog.pg_database where datname = $1',
    [name],
  );
  return isMarked(name, rows[0]?.mark);
}

/** A session of the template that was just closed may still be seen for a moment: CREATE DATABASE is then tried again. */
async function createDatabase(admin: Connection, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.execute(sql);
      return;
    } catch (error) {
      if (!isMigError(error)) throw error;
      const state = error.details['sqlState'];
      if (state === '42501') throw await notAllowed(admin, error);
      if (state !== '55006' || attempt >= CLONE_ATTEMPTS)
        throw migError('MIG_SCRATCH_CREATE_FAILED', { reason: error.message }, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, Math.min(5 * 2 ** attempt, LONGEST_PAUSE_MS)));
    }
  }
}

async function notAllowed(admin: Connection, cause: MigError): Promise<MigError> {
  const rows = await admin.query<{ role: string }>('select pg_catalog.quote_ident(current_user) as role');
  return migError('MIG_SCRATCH_NOT_ALLOWED', { role: rows[0]?.role ?? 'this role' }, { cause });
}
