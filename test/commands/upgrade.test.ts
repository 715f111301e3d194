import { current, downgrade, stamp, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import { withDatabase, withRunLock } from '../../src/runtime/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { publicTables, query, versionRows } from '../support/query.ts';

const table = (id: string, down = ''): string =>
  sqlRevision({
    id,
    down,
    upgrade: `create table t_${id} (id integer primary key);`,
    downgrade: `drop table t_${id};`,
  });

/** a1 - b2 - (c3 | d4) - e5, with f6 on e5. */
const diamond = {
  'migrations/1.sql': table('a1'),
  'migrations/2.sql': table('b2', 'a1'),
  'migrations/3.sql': table('c3', 'b2'),
  'migrations/4.sql': table('d4', 'b2'),
  'migrations/5.sql': table('e5', 'c3, d4'),
  'migrations/6.sql': table('f6', 'e5'),
};

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let project: TestProject;
  let url: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    project = makeProject();
    ({ url, drop } = await scratchUrl(server));
  });

  afterEach(async () => {
    project.remove();
    await drop();
  });

  const files = (all: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(all)) project.write(name, text);
  };
  const here = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
  const tables = (): Promise<string> => publicTables(url);
  const rows = (): Promise<readonly string[]> => versionRows(url);
  const failure = async (attempt: Promise<unknown>): Promise<MigError> =>
    attempt.then(
      () => {
        throw new Error('expected a failure');
      },
      (error: MigError) => error,
    );

  it('CMD-37 runs what the target needs, in order, once; what is applied is no work (REV-30, REV-32)', async () => {
    files(diamond);
    const first = await upgrade({ ...here(), target: 'c3' });
    expect(first.revisions.map(({ revision }) => revision)).toEqual(['a1', 'b2', 'c3']);
    const rest = await upgrade(here());
    expect(rest.before).toEqual(['c3']);
    expect(rest.revisions.map(({ revision }) => revision)).toEqual(['d4', 'e5', 'f6']);
    expect(await rows()).toEqual(['f6']);
    expect((await upgrade({ ...here(), target: 'b2' })).revisions).toEqual([]);
    expect(await tables()).toBe('alembic_version t_a1 t_b2 t_c3 t_d4 t_e5 t_f6');
  });

  it('CMD-38 a downgrade reverts everything above the target, through merges and branches (REV-33, REV-34)', async () => {
    files(diamond);
    await upgrade(here());
    const down = await downgrade({ ...here(), target: 'b2' });
    expect(down.revisions.map(({ revision }) => revision).slice(0, 2)).toEqual(['f6', 'e5']);
    expect(await rows()).toEqual(['b2']);
    await downgrade({ ...here(), target: 'base' });
    expect(await rows()).toEqual([]);
    expect(await tables()).toBe('alembic_version');
    expect((await downgrade({ ...here(), target: 'base' })).revisions).toEqual([]);
  });

  it('REV-33 reverting only the merge leaves a row for each parent', async () => {
    files(diamond);
    await upgrade({ ...here(), target: 'e5' });
    await downgrade({ ...here(), target: '-1' }).catch(() => undefined);
    await stamp({ ...here(), revisions: ['e5'] });
    await downgrade({ ...here(), target: 'c3' });
    expect(await rows()).toEqual(['c3', 'd4']);
  });

  it('two heads: `head` is refused naming both, `heads` runs both (CMD-37)', async () => {
    files({
      'migrations/1.sql': table('a1'),
      'migrations/2.sql': table('b2', 'a1'),
      'migrations/3.sql': table('c3', 'a1'),
    });
    const error = await failure(upgrade(here()));
    expect(error.code).toBe('MIG_MULTIPLE_HEADS');
    expect(error.message).toMatch(/b2.*c3/);
    await upgrade({ ...here(), target: 'heads' });
    expect(await rows()).toEqual(['b2', 'c3']);
  });

  it('ENV-26 with a transaction per revision a failure keeps what was done before, and says so', async () => {
    files({
      'migrations/1.sql': table('a1'),
      'migrations/2.sql': table('b2', 'a1'),
      'migrations/3.sql': sqlRevision({
        id: 'c3',
        down: 'b2',
        upgrade: 'create table t_c3 (id integer);\n\ninsert into t_c3\nvalues (nothing);',
      }),
    });
    const error = await failure(upgrade(here()));
    expect(error.code).toBe('MIG_REVISION_FAILED');
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain('column "nothing" does not exist');
    expect(error.message).toContain(
      'Done before it, and kept: a1, b2. c3 was rolled back. The database is at b2.',
    );
    expect(error.location).toMatchObject({
      revision: 'c3',
      file: expect.stringContaining('migrations/3.sql') as unknown,
      line: 9,
      statement: 'insert into t_c3\nvalues (nothing)',
    });
    expect(error.details).toMatchObject({ kept: ['a1', 'b2'], rows: ['b2'], statementsRun: 1 });
    expect(await rows()).toEqual(['b2']);
    expect(await tables()).toBe('alembic_version t_a1 t_b2');
  });

  it('ENV-26 with one transaction for the run a failure undoes every revision, rows included', async () => {
    files({
      'mig.config.ts': "export default { migrations: 'migrations', transactionPerMigration: false }",
      'migrations/1.sql': table('a1'),
      'migrations/2.sql': sqlRevision({ id: 'b2', down: 'a1', upgrade: 'select 1/0;' }),
    });
    const error = await failure(upgrade(here()));
    expect(error.message).toContain('Rolled back with it: a1. b2 was rolled back. The database is at base.');
    expect(await tables()).toBe('alembic_version');
    files({ 'migrations/2.sql': table('b2', 'a1') });
    expect((await upgrade(here())).after).toEqual(['b2']);
  });

  it('a revision may opt out of the transaction, and runs what cannot run in one', async () => {
    const concurrently = (header: string): Record<string, string> => ({
      'migrations/1.sql': table('a1'),
      'migrations/2.sql': sqlRevision({
        id: 'b2',
        down: 'a1',
        header,
        upgrade: 'create index concurrently i on t_a1 (id);',
        downgrade: 'drop index concurrently i;',
      }),
    });
    files(concurrently(''));
    const error = await failure(upgrade(here()));
    expect(error.message).toContain('cannot run inside a transaction');
    expect(error.message).toContain('-- transaction: false');
    files(concurrently('-- transaction: false'));
    await upgrade(here());
    await downgrade({ ...here(), target: '-1' });
    expect(await rows()).toEqual(['a1']);
  });

  it('an opted-out revision that fails half-way says what stays', async () => {
    files({
      'migrations/1.sql': sqlRevision({
        id: 'a1',
        header: '-- transaction: false',
        upgrade: 'create table one (id integer);\ncreate table two (id integer);\nselect 1/0;',
      }),
    });
    const error = await failure(upgrade(here()));
    expect(error.message).toContain(
      'a1 runs outside of a transaction: 2 statements of it, done and kept. The database is at base.',
    );
    expect(await tables()).toBe('alembic_version alembic_version_journal one two');
  });

  it.each(['commit', 'rollback', 'begin', 'START TRANSACTION', 'end'])(
    'a revision that says %s inside its transaction is refused',
    async (statement) => {
      files({
        'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: `create table x (id integer);\n${statement};` }),
      });
      const error = await failure(upgrade(here()));
      expect((error.cause as MigError).code).toBe('MIG_TRANSACTION_CONTROL');
      expect(error.location?.line).toBe(7);
      expect(await tables()).toBe('alembic_version');
    },
  );

  it('savepoints are the revision\u2019s own business', async () => {
    files({
      'migrations/1.sql': sqlRevision({
        id: 'a1',
        upgrade:
          'savepoint s;\ncreate table x (id integer);\nrollback to savepoint s;\ncreate table y (id integer);',
      }),
    });
    await upgrade(here());
    expect(await tables()).toBe('alembic_version y');
  });

  it('settings of one revision reach neither its version row nor the next revision', async () => {
    files({
      'migrations/1.sql': sqlRevision({
        id: 'a1',
        upgrade:
          "create schema other;\nselect pg_catalog.set_config('search_path', 'other', false);\ncreate table x (id integer);",
      }),
      'migrations/2.sql': table('b2', 'a1'),
    });
    await upgrade(here());
    expect(await tables()).toBe('alembic_version t_b2');
    expect(await rows()).toEqual(['b2']);
  });

  it('missing and declared irreversible downgrades are named before anything runs', async () => {
    files({
      'migrations/1.sql': table('a1'),
      'migrations/2.sql': sqlRevision({ id: 'b2', down: 'a1', upgrade: 'select 1;' }),
      'migrations/3.sql': sqlRevision({
        id: 'c3',
        down: 'b2',
        header: '-- irreversible: data is gone',
        upgrade: 'select 1;',
      }),
      'migrations/4.sql': table('d4', 'c3'),
    });
    await upgrade(here());
    const error = await failure(downgrade({ ...here(), target: 'base' }));
    expect(error.code).toBe('MIG_IRREVERSIBLE');
    expect(error.message).toContain('c3 (irreversible: data is gone), b2 (it has no section `-- downgrade`)');
    expect(await rows()).toEqual(['d4']);
  });

  it('ENV-14 the version table has its name, schema, column and key', async () => {
    files({
      'mig.config.ts':
        "export default { migrations: 'migrations', versionTable: 'my.Versions', versionTableSchema: 'meta' }",
      'migrations/1.sql': table('a1'),
    });
    await query(url, 'create schema meta');
    await upgrade(here());
    const [found] = await query<{ definition: string; type: string; nullable: string }>(
      url,
      `select pg_get_constraintdef(c.oid) as definition, conname as type, is_nullable as nullable
       from pg_constraint c, information_schema.columns
       where conrelid = 'meta."my.Versions"'::regclass and contype = 'p' and table_name = 'my.Versions' and character_maximum_length = 32`,
    );
    expect(found).toEqual({
      definition: 'PRIMARY KEY (version_num)',
      type: 'my.Versions_pkc',
      nullable: 'NO',
    });
    expect((await current(here())).rows).toEqual(['a1']);
  });

  it('ENV-25 CMD-33 CMD-49 reading never makes the version table', async () => {
    files({ 'migrations/1.sql': table('a1') });
    expect(await current(here())).toMatchObject({ rows: [], revisions: [], atHead: false });
    expect((await failure(current({ ...here(), checkHeads: true }))).code).toBe('MIG_DATABASE_NOT_AT_HEAD');
    expect(await tables()).toBe('');
  });

  it('REV-35 a row that changed under the run is an error with both counts', async () => {
    files({
      'mig.config.ts': `export default { migrations: 'migrations' }`,
      'migrations/1.sql': table('a1'),
      'migrations/2.sql': sqlRevision({
        id: 'b2',
        down: 'a1',
        upgrade: "update alembic_version set version_num = 'zz';",
      }),
    });
    const error = await failure(upgrade(here()));
    expect((error.cause as MigError).code).toBe('MIG_VERSION_ROW_COUNT');
    expect(error.message).toContain('must hit exactly 1 row; it hit 0');
    expect(await rows()).toEqual(['a1']);
  });

  it('ENV-16 ENV-17 onVersionApply is told after each step, inside its transaction', async () => {
    files({
      'mig.config.ts': `export default {
        migrations: 'migrations',
        onVersionApply: ({ connection, ...event }) =>
          connection.query('insert into applied values ($1)', [JSON.stringify(event)]),
      }`,
      'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table applied (event text);' }),
      'migrations/2.sql': table('b2', 'a1'),
    });
    await upgrade(here());
    expect(
      (await query<{ event: string }>(url, 'select event from applied')).map(
        ({ event }) => JSON.parse(event) as unknown,
      ),
    ).toMatchObject([
      {
        revision: 'a1',
        direction: 'upgrade',
        heads: ['a1'],
        x: {},
        xArguments: [],
        step: {
          isUpgrade: true,
          isStamp: false,
          isMigration: true,
          upRevisionIds: ['a1'],
          downRevisionIds: [],
          sourceRevisionIds: [],
          destinationRevisionIds: ['a1'],
        },
      },
      {
        revision: 'b2',
        heads: ['b2'],
        step: {
          downRevisionIds: ['a1'],
          upRevisions: [{ id: 'b2', title: 'Revision b2', down: ['a1'] }],
          sourceRevisions: [{ id: 'a1', file: expect.stringContaining('1.sql') as unknown }],
        },
      },
    ]);
  });

  it('a TypeScript revision imports types and values of this package, and helpers beside it', async () => {
    files({
      'migrations/1.ts': `
        import type { Op } from 'mig-check';
        import { column, integer, text } from 'mig-check/schema';
        import { NAME } from './lib/name';
        export const revision = 'a1';
        export const downRevision = null;
        export async function upgrade(op: Op): Promise<void> {
          void op.createTable(NAME, column('id', integer(), { primaryKey: true }), column('name', text()));
          await op.execute(\`insert into people (id, name) values (1, :name)\`, { name: "O'Hara" });
        }
        export async function downgrade(op: Op): Promise<void> { void op.dropTable(NAME); }`,
      'migrations/lib/name.ts': "export const NAME: string = 'people';",
    });
    await upgrade(here());
    expect(await query(url, 'select * from people')).toEqual([{ id: 1, name: "O'Hara" }]);
    await downgrade({ ...here(), target: 'base' });
    expect(await tables()).toBe('alembic_version');
  });

  it.each([
    ['throws', "export function upgrade() {\n  throw new TypeError('no way');\n}", 'MIG_REVISION_THREW', 4],
    ['has no upgrade', 'export const downgrade = () => {};', 'MIG_REVISION_NO_FUNCTION', 1],
    ['does not parse when run', "import 'not-there';\nexport function upgrade() {}", 'MIG_MODULE_FAILED', 3],
    [
      'fails in SQL',
      "export async function upgrade(op) {\n  await op.execute('select 1/0');\n}",
      'MIG_STATEMENT_FAILED',
      4,
    ],
  ])('a module revision that %s names file and line, and leaves nothing', async (_what, body, code, line) => {
    const file = project.write(
      'migrations/1.ts',
      `export const revision = 'a1';\nexport const downRevision = null;\n${body}`,
    );
    const error = await failure(upgrade(here()));
    expect((error.cause as MigError).code).toBe(code);
    expect(error.location).toMatchObject({ file, line, revision: 'a1' });
    expect(await rows()).toEqual([]);
  });

  it('CMD-51 CMD-52 CMD-53 stamp writes rows and runs nothing', async () => {
    files(diamond);
    await stamp({ ...here(), revisions: ['c3', 'd4'] });
    expect(await rows()).toEqual(['c3', 'd4']);
    await stamp({ ...here(), revisions: ['heads'] });
    expect(await rows()).toEqual(['f6']);
    await query(url, "insert into alembic_version values ('gone')");
    expect((await failure(stamp({ ...here(), revisions: ['b2'] }))).code).toMatch(/^MIG_/);
    await stamp({ ...here(), revisions: ['b2'], purge: true });
    expect(await rows()).toEqual(['b2']);
    await stamp({ ...here(), revisions: ['base'] });
    expect(await rows()).toEqual([]);
    expect(await tables()).toBe('alembic_version');
  });

  it.each([2, 8])(
    '%i upgrades of an empty database at once: each revision runs once, all succeed',
    async (count) => {
      files({
        'migrations/1.sql': sqlRevision({
          id: 'a1',
          upgrade:
            "create table log (id serial, what text);\ninsert into log (what) values ('a1');\nselect pg_sleep(0.05);",
        }),
        'migrations/2.sql': sqlRevision({
          id: 'b2',
          down: 'a1',
          header: '-- transaction: false',
          upgrade: "insert into log (what) values ('b2');\ncreate index concurrently i on log (what);",
        }),
        'migrations/3.sql': sqlRevision({
          id: 'c3',
          down: 'b2',
          upgrade: "insert into log (what) values ('c3');",
        }),
      });
      const results = await Promise.all(Array.from({ length: count }, () => upgrade(here())));
      expect(results.flatMap(({ revisions }) => revisions).map(({ revision }) => revision)).toEqual([
        'a1',
        'b2',
        'c3',
      ]);
      expect(results.every(({ after }) => after.join() === 'c3')).toBe(true);
      expect(await query(url, 'select what from log order by id')).toEqual([
        { what: 'a1' },
        { what: 'b2' },
        { what: 'c3' },
      ]);
      const left = await query(
        url,
        "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
      );
      expect(left).toEqual([]);
    },
  );

  it('a run that waits too long for another says who holds the lock, and runs nothing', async () => {
    files({
      'mig.config.ts': "export default { migrations: 'migrations', lockTimeoutMs: 50 }",
      'migrations/1.sql': table('a1'),
    });
    const config = { root: project.root, connectTimeoutMs: 5000 };
    await withDatabase({ config, target: { url } }, async (other) => {
      await withRunLock(other, { lockTimeoutMs: 5000 }, async () => {
        const error = await failure(upgrade(here()));
        expect(error.code).toBe('MIG_LOCK_TIMEOUT');
        expect(error.message).toMatch(/session \d+/);
      });
    });
    expect((await upgrade(here())).after).toEqual(['a1']);
  });

  it('a lost connection says so, and the server has rolled back', async () => {
    files({
      'migrations/1.sql': sqlRevision({
        id: 'a1',
        upgrade: 'create table x (id integer);\nselect pg_terminate_backend(pg_backend_pid());',
      }),
    });
    const error = await failure(upgrade(here()));
    expect(error.message).toContain('`mig current` shows where the database is');
    expect(await tables()).toBe('alembic_version');
  });
});
