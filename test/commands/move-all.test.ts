import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { current, downgradeAll, upgradeAll, type MoveAllOptions } from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { runMig, type RunResult } from '../cli/run-mig.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { installPackages } from '../support/installed.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

const NAMES = ['main', 'audit'] as const;
type Name = (typeof NAMES)[number];

const revision = (
  id: string,
  upgrade: string,
  more: Partial<Parameters<typeof sqlRevision>[0]> = {},
): string => sqlRevision({ id, upgrade, downgrade: `drop table ${id};`, ...more });
const config = (databases: string): string => `export default { databases: ${databases} };\n`;
const BOTH = config("{ main: { migrations: './main' }, audit: { migrations: './audit' } }");

let project: TestProject;
afterEach(() => project.remove());
const failure = (attempt: Promise<unknown>): Promise<MigError> =>
  attempt.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: MigError) => error,
  );

/** The server ends the session of the second database when a statement comes that begins so. */
const dyingAt = (statement: string): string => `
const onVersionApply = ({ connection, database }) => {
  if (database !== 'audit' || connection.dying) return;
  const query = connection.query.bind(connection);
  connection.dying = true;
  connection.query = (sql, values) =>
    query(sql.startsWith('${statement}') ? 'select pg_terminate_backend(pg_backend_pid())' : sql, values);
};
export default { onVersionApply, databases: { main: { migrations: './main' }, audit: { migrations: './audit' } } };
`;

/** Two histories of two revisions each. */
function twoHistories(files: Readonly<Record<string, string>> = {}): void {
  project = makeProject({
    'mig.config.ts': BOTH,
    'main/1.sql': revision('m1', 'create table m1 (id integer primary key);'),
    'main/2.sql': revision('m2', 'create table m2 (id integer);', { down: 'm1' }),
    'audit/1.sql': revision('a1', 'create table a1 (id integer primary key);'),
    'audit/2.sql': revision('a2', 'create table a2 (id integer); insert into a2 values (1);', { down: 'a1' }),
    ...files,
  });
}

for (const dialect of ['postgresql', 'mysql', 'mariadb'])
  describeOn({ dialect, embedded: false }, (server) => {
    let urls: Record<Name, string>;
    let drops: (() => Promise<void>)[];
    beforeEach(async () => {
      const [main, audit] = [await scratchUrl(server), await scratchUrl(server)];
      urls = { main: main.url, audit: audit.url };
      drops = [main.drop, audit.drop];
    });
    afterEach(async () => {
      for (const drop of drops) await drop();
    });
    const environment = (): Record<string, string> => ({
      DATABASE_URL_MAIN: urls.main,
      DATABASE_URL_AUDIT: urls.audit,
    });
    const all = (): Omit<MoveAllOptions, 'target'> => ({ from: project.root, environment: environment() });
    const mig = (...argv: string[]): Promise<RunResult> =>
      runMig(argv, { cwd: project.root, env: environment() });
    const rows = async (): Promise<unknown> => {
      const states = NAMES.map(async (name) => (await current({ ...all(), name })).rows);
      return Promise.all(states);
    };
    const tables = async (name: Name): Promise<number> =>
      (
        await query(
          urls[name],
          `select table_name from information_schema.tables where table_schema in ('public', ${dialect === 'postgresql' ? "'public'" : 'database()'})`,
        )
      ).length;

    if (dialect !== 'postgresql') {
      it('ENV-36 is refused before anything runs, for DDL commits by itself', async () => {
        twoHistories({ 'mig.config.ts': BOTH.replace('{', `{ dialect: '${dialect}',`) });
        const error = await failure(upgradeAll(all()));
        expect(error).toMatchObject({ code: 'MIG_ATOMIC_UNSUPPORTED' });
        expect(error.message).toMatch(/DDL commits by itself on (MySQL|MariaDB) \(main\)/);
        expect([await tables('main'), await tables('audit')]).toEqual([0, 0]);
      });
      return;
    }

    it('ENV-36 all are migrated, up and down', async () => {
      twoHistories();
      const moved = await upgradeAll(all());
      expect(Object.keys(moved)).toEqual(['main', 'audit']);
      expect(moved['audit']?.revisions.map((one) => [one.revision, one.statements])).toEqual([
        ['a1', 1],
        ['a2', 2],
      ]);
      expect(await rows()).toEqual([['m2'], ['a2']]);
      expect((await upgradeAll(all()))['main']).toMatchObject({ revisions: [], after: ['m2'] });
      await downgradeAll({ ...all(), target: '-1' });
      expect(await rows()).toEqual([['m1'], ['a1']]);
    });

    it('ENV-36 a failure in the last revision of the last database leaves nothing anywhere', async () => {
      twoHistories({
        'audit/2.sql': revision('a2', 'create table a2 (id int);\nselect 1/0;', { down: 'a1' }),
      });
      const error = await failure(upgradeAll(all()));
      expect(error).toMatchObject({
        code: 'MIG_ATOMIC_FAILED',
        details: { database: 'audit', others: ['main'] },
        location: { revision: 'a2', line: 7 },
        cause: { code: 'MIG_REVISION_FAILED' },
      });
      expect(error.message).toContain('division by zero');
      // Not even a version table.
      expect([await tables('main'), await tables('audit')]).toEqual([0, 0]);
    });

    it('ENV-36 what is deferred to the end of a transaction is checked before the first one ends', async () => {
      const broken = `create table p (id int primary key);
        create table c (id int references p deferrable initially deferred); insert into c values (7);`;
      twoHistories({ 'audit/2.sql': revision('a2', broken, { down: 'a1' }) });
      const error = await failure(upgradeAll(all()));
      expect(error.code).toBe('MIG_ATOMIC_FAILED');
      expect([await tables('main'), await tables('audit')]).toEqual([0, 0]);
    });

    it.each([
      [
        'a revision that opted out',
        { 'main/2.sql': revision('m2', 'select 1;', { down: 'm1', header: '-- transaction: false' }) },
        'Revision m2 has to run outside of a transaction',
      ],
      [
        'an autocommit block',
        {
          'main/2.sql': '',
          'main/2.mjs':
            "export const revision = 'm2'; export const downRevision = 'm1'; export const upgrade = (op) => op.autocommitBlock(() => op.execute('select 1')); export function downgrade() {}",
        },
        'op.autocommitBlock() has to run outside of a transaction',
      ],
      [
        '`transactionalDdl: false`',
        {
          'mig.config.ts': config(
            "{ main: { migrations: './main', transactionalDdl: false }, audit: { migrations: './audit' } }",
          ),
        },
        '`transactionalDdl` is false for main',
      ],
    ])('ENV-36 %s is refused, and nothing stays', async (_what, files, message) => {
      twoHistories(files);
      if ('main/2.mjs' in files) project.write('main/2.sql', revision('m3', 'select 1;', { down: 'm2' }));
      expect((await failure(upgradeAll(all()))).message).toContain(message);
      expect([await tables('main'), await tables('audit')]).toEqual([0, 0]);
    });

    it('ENV-36 two names of one database are refused', async () => {
      twoHistories({
        'mig.config.ts': config(
          "{ main: { migrations: './main' }, audit: { migrations: './audit', versionTable: 'v' } }",
        ),
      });
      const one = { ...all(), environment: { DATABASE_URL_MAIN: urls.main, DATABASE_URL_AUDIT: urls.main } };
      expect((await failure(upgradeAll(one))).message).toContain('"main" and "audit" are one database');
    });

    it('ENV-37 one file has a body for each database, told apart by its name', async () => {
      project = makeProject({
        'mig.config.ts': config("{ main: { migrations: './both' }, audit: { migrations: './both' } }"),
        'both/1.mjs': `export const revision = 'r1'; export const downRevision = null;
          const bodies = { main: 'table of_main (id integer)', audit: 'table of_audit (id integer)' };
          export const upgrade = (op, { database }) => op.execute('create ' + bodies[database]);
          export const downgrade = (op) => op.execute('drop ' + bodies[op.context.database].split(' (')[0]);`,
      });
      await upgradeAll(all());
      await query(urls.main, 'select * from of_main');
      await query(urls.audit, 'select * from of_audit');
      const { main, audit } = await upgradeAll({ ...all(), target: 'base:r1', sql: true });
      expect([main?.sql, audit?.sql]).toEqual([
        expect.stringContaining('create table of_main'),
        expect.stringContaining('create table of_audit'),
      ]);
      await downgradeAll({ ...all(), target: 'base' });
      expect(await rows()).toEqual([[], []]);
    });

    it('ENV-36 a COMMIT that fails after another says which database is where', async () => {
      twoHistories({ 'mig.config.ts': dyingAt('COMMIT') });
      const error = await failure(upgradeAll(all()));
      expect(error).toMatchObject({
        code: 'MIG_ATOMIC_HALF',
        details: { committed: ['main'], rolledBack: ['audit'], database: 'audit' },
      });
      expect(await tables('audit')).toBe(0);
      project.write('mig.config.ts', BOTH);
      await upgradeAll(all());
      expect(await rows()).toEqual([['m2'], ['a2']]);
    });

    it('ENV-36 the program: --atomic, a file for each database with --sql, and what it does not go with', async () => {
      twoHistories();
      const { exit, stdout } = await mig('upgrade', '--atomic');
      expect(exit).toBe(0);
      expect(stdout.replaceAll(urls.main, 'MAIN').replaceAll(urls.audit, 'AUDIT')).toBe(
        '[main]\nupgrade base -> m1  Revision m1 ... done\nupgrade m1 -> m2  Revision m2 ... done\n' +
          '[audit]\nupgrade base -> a1  Revision a1 ... done\nupgrade a1 -> a2  Revision a2 ... done\n' +
          '[main] MAIN is at m2.\n[audit] AUDIT is at a2.\n',
      );
      expect(
        JSON.parse((await mig('downgrade', 'base', '--atomic', '--dry-run', '--json')).stdout),
      ).toMatchObject({
        main: { revisions: [{ revision: 'm2' }, { revision: 'm1' }], dryRun: true },
        audit: { revisions: [{ revision: 'a2' }, { revision: 'a1' }] },
      });
      expect((await mig('downgrade', 'base', '--atomic')).exit).toBe(0);
      expect(await rows()).toEqual([[], []]);
      for (const flags of [
        ['-n', 'main'],
        ['--url', urls.main],
      ])
        expect(await mig('upgrade', '--atomic', ...flags)).toMatchObject({
          exit: 3,
          stderr: expect.stringContaining('MIG_USAGE') as unknown,
        });
      for (const flag of [['--atomic'], []]) {
        expect((await mig('upgrade', '--sql', ...flag)).stdout).toContain('[main] written to main.sql\n');
        const script = (name: Name): string => readFileSync(join(project.root, `${name}.sql`), 'utf8');
        expect(script('main')).toContain('create table m2');
        expect(script('main')).not.toContain('create table a1');
        expect(script('audit')).toContain('create table a2');
      }
    });

    describe('in two phases', () => {
      let available = false;
      beforeEach(async () => {
        const [row] = await query<{ n: string }>(
          server.url,
          "select current_setting('max_prepared_transactions') as n",
        );
        available = row?.n !== '0';
        twoHistories();
      });
      const waiting = async (): Promise<number> =>
        (
          await query(
            urls.main,
            "select gid from pg_prepared_xacts where gid like 'mig_check%' and database like 'mig_test%'",
          )
        ).length;

      it('ENV-36 all are prepared before the first is committed; where that is off, it is refused', async () => {
        const { exit, stderr } = await mig('upgrade', '--two-phase');
        if (!available) {
          expect(exit).toBe(2);
          expect(stderr).toMatch(
            /MIG_TWO_PHASE_UNAVAILABLE.*main: its server has max_prepared_transactions = 0/s,
          );
          expect([await tables('main'), await tables('audit')]).toEqual([0, 0]);
          return;
        }
        expect([exit, stderr]).toEqual([0, '']);
        expect(await rows()).toEqual([['m2'], ['a2']]);
        expect(await waiting()).toBe(0);
      });

      it('ENV-36 one that cannot be prepared takes the prepared ones back', async () => {
        if (!available) return;
        // What has used temporary objects cannot be prepared.
        project.write('audit/2.sql', revision('a2', 'create temporary table t (id int);', { down: 'a1' }));
        const error = await failure(upgradeAll({ ...all(), twoPhase: true }));
        expect(error).toMatchObject({ code: 'MIG_ATOMIC_FAILED', details: { database: 'audit' } });
        expect(error.message).toContain('temporary');
        expect([await tables('main'), await tables('audit'), await waiting()]).toEqual([0, 0, 0]);
      });

      it.each([
        ['COMMIT PREPARED', { committed: ['main'] }, [['m2'], ['a2']]],
        ['PREPARE TRANSACTION', { committed: [] }, [[], []]],
      ])('ENV-36 a session that dies at %s: the hint ends what is left', async (at, details, after) => {
        if (!available) return;
        project.write('mig.config.ts', dyingAt(at));
        const error = await failure(upgradeAll({ ...all(), twoPhase: true }));
        expect(error).toMatchObject({ code: 'MIG_TWO_PHASE_PENDING', details });
        const statements = error.hint?.match(/(?<=On audit: ).*;/g) ?? [];
        expect(statements).toHaveLength(1);
        // The server may not have got as far as to prepare it.
        for (const statement of statements) await query(urls.audit, statement).catch(() => undefined);
        expect(await waiting()).toBe(0);
        project.write('mig.config.ts', BOTH);
        expect(await rows()).toEqual(after);
      });
    });
  });

describeOn({ dialect: 'sqlite', files: true }, ({ from, url: driver }) => {
  const name = driver.split('driver=')[1] ?? '';
  const file = (base: string): string => driver.replace(':memory:', base);
  const options = (): Omit<MoveAllOptions, 'target'> => ({
    from: project.root,
    environment: { DATABASE_URL_MAIN: file('main.db'), DATABASE_URL_AUDIT: file('audit.db') },
  });
  const start = (files: Readonly<Record<string, string>> = {}): void => {
    twoHistories(files);
    if (!name.startsWith('node:'))
      installPackages(
        project.root,
        name === 'better-sqlite3' ? [name, 'bindings', 'file-uri-to-path'] : [name],
        {
          from,
        },
      );
  };

  it('ENV-36 works on files, batches included', async () => {
    start({
      'main/3.mjs': `import { column, integer } from 'mig-check/schema';
        export const revision = 'm3'; export const downRevision = 'm2';
        export const upgrade = (op) => op.batch('m1', (batch) => { batch.addColumn(column('n', integer())); batch.createCheckConstraint('positive', 'n > 0'); });
        export function downgrade() {}`,
      'main/0.sql': revision('m0', 'create table child (m integer references m1 (id));', { down: 'm3' }),
    });
    expect((await upgradeAll(options()))['main']?.after).toEqual(['m0']);
    project.write('audit/3.sql', revision('a3', 'insert into missing values (1);', { down: 'a2' }));
    project.write('main/4.sql', revision('m4', 'create table m4 (id int);', { down: 'm0' }));
    expect(await failure(upgradeAll(options()))).toMatchObject({
      code: 'MIG_ATOMIC_FAILED',
      cause: { code: 'MIG_REVISION_FAILED' },
    });
    expect((await current({ ...options(), name: 'main' })).rows).toEqual(['m0']);
  });

  it('ENV-36 a deferred foreign key is found at COMMIT only: what was committed before stays', async () => {
    const dangling = `create table p (id integer primary key);
      create table c (id int references p deferrable initially deferred); insert into c values (7);`;
    start({ 'audit/2.sql': revision('a2', dangling, { down: 'a1' }) });
    expect(await failure(upgradeAll(options()))).toMatchObject({
      code: 'MIG_ATOMIC_HALF',
      details: { committed: ['main'], rolledBack: ['audit'] },
    });
    const at = async (name: Name): Promise<unknown> => (await current({ ...options(), name })).rows;
    expect([await at('main'), await at('audit')]).toEqual([['m2'], []]);
  });

  it('ENV-36 has no two phases', async () => {
    start();
    expect(await failure(upgradeAll({ ...options(), twoPhase: true }))).toMatchObject({
      code: 'MIG_TWO_PHASE_UNAVAILABLE',
      message: expect.stringContaining('main: SQLite has none') as unknown,
    });
  });
});

it('ENV-36 a configuration with one database is one of one', async () => {
  project = makeProject({
    'mig.config.ts': "export default { migrations: './m', url: 'pglite:./data' };\n",
    'm/1.sql': revision('m1', 'create table m1 (id integer);'),
  });
  installPackages(project.root, ['@electric-sql/pglite']);
  const sql = await upgradeAll({ from: project.root, environment: {}, sql: true });
  expect(sql['default']?.sql).toContain('create table m1');
  const moved = await upgradeAll({ from: project.root, environment: {} });
  expect(moved['default']?.after).toEqual(['m1']);
});
