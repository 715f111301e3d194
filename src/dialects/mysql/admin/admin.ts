import { isMigError, migError, type MigError } from '../../../errors/index.ts';
import type { Connection, DatabaseAdmin } from '../../contract.ts';
import { inBackticks, literal } from '../compile/index.ts';
import { otherSessions } from '../sessions.ts';
import { PATTERN, runOf, scratchName } from './scratch-mark.ts';

/** Access denied, to a database or for lack of a privilege. */
const DENIED = new Set([1044, 1142, 1227]);

/**
 * Makes and drops scratch databases, named as scratch-mark.ts says. A run is alive while a session holds its named lock:
 * the server frees it however the process ends.
 *
 * @remarks There are no templates here: a copy is made by every SHOW CREATE and INSERT … SELECT.
 */
export const mysqlAdmin: DatabaseAdmin = {
  async claim(admin, run) {
    // The claim must last as long as the run, however long its statements take elsewhere.
    await admin.execute('set session wait_timeout = 31536000');
    const [row] = await admin.query<{ claimed: number | null }>('select get_lock(?, 0) as claimed', [
      lockOf(run),
    ]);
    return row?.claimed === 1;
  },

  async create(admin, { run, number, template }) {
    const name = scratchName(run, number);
    try {
      const like = template === undefined ? '' : await defaultsOf(admin, template);
      await admin.execute(`create database ${name}${like}`);
      if (template !== undefined) {
        const { cloneDatabase } = await import('./clone.ts');
        await cloneDatabase(admin, { from: template, to: name });
      }
      return name;
    } catch (error) {
      if (!isMigError(error)) throw error;
      if (DENIED.has(Number(error.details['errno']))) throw await notAllowed(admin, error);
      throw migError('MIG_SCRATCH_CREATE_FAILED', { reason: error.message }, { cause: error });
    }
  },

  async drop(admin, name) {
    if (runOf(name) === undefined) return;
    // A session that holds a lock on a table would make DROP DATABASE wait.
    for (const { id, database } of await otherSessions(admin)) {
      if (database === name) await admin.execute(`kill ${id}`).catch(() => undefined);
    }
    await admin.execute(`drop database if exists ${inBackticks(name)}`);
  },

  async abandoned(admin) {
    const rows = await admin.query<{ name: string }>(
      `select schema_name as name from information_schema.schemata s
       where schema_name like ${literal(PATTERN)} and (
         exists (select 1 from information_schema.user_privileges p
           where p.privilege_type = 'DROP' and ${isGrantee})
         or exists (select 1 from information_schema.schema_privileges p
           where p.privilege_type = 'DROP' and s.schema_name like p.table_schema and ${isGrantee}))
       order by schema_name`,
    );
    const abandoned: string[] = [];
    for (const { name } of rows) {
      const run = runOf(name);
      if (run === undefined) continue;
      const [row] = await admin.query<{ free: number | null }>('select is_free_lock(?) as free', [
        lockOf(run),
      ]);
      if (row?.free === 1) abandoned.push(name);
    }
    return abandoned;
  },

  urlFor(url, name) {
    const other = new URL(url);
    other.pathname = `/${encodeURIComponent(name)}`;
    return other.href;
  },
};

/** The views name a grantee as `'user'@'host'`. */
const isGrantee = `p.grantee = concat('''', replace(current_user(), '@', '''@'''), '''')`;

function lockOf(run: number): string {
  return `mig-check run ${run}`;
}

async function defaultsOf(admin: Connection, template: string): Promise<string> {
  const [row] = await admin.query<{ characterSet: string; collation: string }>(
    `select default_character_set_name as characterSet, default_collation_name as collation
     from information_schema.schemata where schema_name = ?`,
    [template],
  );
  return row === undefined ? '' : ` character set ${row.characterSet} collate ${row.collation}`;
}

async function notAllowed(admin: Connection, cause: MigError): Promise<MigError> {
  const [row] = await admin.query<{ role: string }>('select current_user() as role');
  const role = row?.role ?? 'this user';
  const grantee = role.replace(/^(.*)@(.*)$/, "'$1'@'$2'");
  const grant = `GRANT ALL PRIVILEGES ON \`mig\\_check\\_%\`.* TO ${grantee};`;
  return migError('MIG_SCRATCH_NOT_ALLOWED', { role, grant }, { cause });
}
