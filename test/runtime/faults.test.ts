import { execFileSync } from 'node:child_process';
import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { current, snapshot, type DatabaseOptions } from '../../src/commands/index.ts';
import { connect, dialectNamed, type Connection } from '../../src/dialects/index.ts';
import { describeOn, scratchUrl, type TestServer } from '../support/databases.ts';
import { buildProgram, type Ended, type Program } from '../support/program.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { processesIn, query } from '../support/query.ts';
import { openSession, type TestSession } from '../support/session.ts';
import { smallDisks, withSmallDisk } from '../support/small-disk.ts';

let program: Program;
let project: TestProject;
let url: string;
let drop: () => Promise<void>;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const here = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
const upgrade = (...argv: readonly string[]): Promise<Ended> =>
  program.run(['upgrade', '--url', url, ...argv], { cwd: project.root });

/** What is there of the two revisions: the rows, and the tables that they make. */
async function state(): Promise<readonly string[]> {
  const { objects } = await snapshot(here());
  const tables = Object.keys(objects).flatMap((key) => /\b(first|second|third)$/.exec(key)?.[1] ?? []);
  return [...(await current(here())).rows, ...new Set(tables)].sort();
}

const BEFORE = ['a1', 'first'];
const AFTER = ['b2', 'first', 'second', 'third'];

/** `a1` makes `first`; `b2` makes `second`, runs what goes wrong, and makes `third`. */
function revisions(wrong: string): void {
  project.write(
    'migrations/1.sql',
    sqlRevision({ id: 'a1', upgrade: 'create table first (id integer primary key);' }),
  );
  project.write(
    'migrations/2.sql',
    sqlRevision({
      id: 'b2',
      down: 'a1',
      upgrade: `create table second (id integer);\n${wrong};\ncreate table third (id integer);`,
    }),
  );
}

interface Expected {
  /** Part of the statement at which it stopped. */
  readonly statement: string;
  readonly reason: RegExp;
}

function expectClear({ exit, stderr }: Ended, { statement, reason }: Expected): void {
  expect({ exit, stderr }).toMatchObject({ exit: 2 });
  expect(stderr).toContain('MIG_REVISION_FAILED');
  expect(stderr).toContain('The upgrade of b2');
  expect(stderr).toContain(statement);
  expect(stderr).toMatch(reason);
  expect(stderr).toContain('migrations/2.sql');
  expect(stderr).not.toContain('MIG_INTERNAL');
  expect(stderr.match(/\bMIG_[A-Z_]+/g)).toHaveLength(1);
}

async function until<T>(probe: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function start(server: TestServer, more = ''): void {
  project = makeProject({
    'mig.config.ts': `export default { migrations: './migrations', dialect: '${server.dialect}'${more} };\n`,
  });
  symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
}

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  beforeEach(async () => {
    start(server);
    ({ url, drop } = await scratchUrl(server));
  });
  afterEach(async () => {
    project.remove();
    await drop();
  });

  /** Everything is as it was before `b2`, and goes on once the revision is mended. */
  async function mended(): Promise<void> {
    expect(await state()).toEqual(BEFORE);
    revisions('select 1');
    expect((await upgrade()).exit).toBe(0);
    expect(await state()).toEqual(AFTER);
  }

  it.each([
    ['ended by the statement itself', 'select pg_terminate_backend(pg_backend_pid())', undefined],
    ['ended by an administrator', 'select pg_sleep(60)', 'pg_terminate_backend'],
  ])('a session that is %s', async (_by, wrong, kill) => {
    revisions(wrong);
    const running = upgrade();
    if (kill !== undefined) {
      const sleeper = await until(async () => {
        const rows = await query<{ pid: number }>(
          url,
          `select pid from pg_stat_activity where query = '${wrong}' and datname = current_database()`,
        );
        return rows[0]?.pid;
      });
      await query(url, `select ${kill}(${sleeper})`);
    }
    expectClear(await running, {
      statement: wrong,
      reason: /terminating connection due to administrator command/,
    });
    await mended();
  });

  it('a session that ends within COMMIT: nobody says that it was rolled back, and nothing is half done', async () => {
    revisions(
      `create function die() returns trigger language plpgsql as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
create constraint trigger t after insert on first deferrable initially deferred for each row execute function die();
insert into first values (1)`,
    );
    const ended = await upgrade();
    expectClear(ended, { statement: 'COMMIT', reason: /terminating connection/ });
    expect(ended.stderr).toContain('whether b2 was kept is not known; `mig current` shows it');
    expect(ended.stderr).not.toContain('rolled back.');
    await mended();
  });

  it.each([
    [
      'a statement that takes longer than allowed',
      'statement_timeout',
      'select pg_sleep(60)',
      /statement timeout/,
    ],
    [
      'a transaction that is idle for longer than allowed',
      'idle_in_transaction_session_timeout',
      'select 1',
      /idle/,
    ],
  ])('%s', async (_what, setting, statement, reason) => {
    if (setting.startsWith('idle')) {
      // The wait is in the revision's own code.
      revisions('select 1');
      rmSync(join(project.root, 'migrations/2.sql'));
      project.write(
        'migrations/2.ts',
        `export const revision = 'b2';
         export const downRevision = 'a1';
         export async function upgrade(op) {
           await op.execute("set local ${setting} = '50ms'");
           await new Promise((resolve) => setTimeout(resolve, 500));
           await op.execute('${statement}');
         }
         export function downgrade() {}`,
      );
      const { exit, stderr } = await upgrade();
      expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringMatching(reason) as string });
      rmSync(join(project.root, 'migrations/2.ts'));
    } else {
      revisions(`set local ${setting} = '50ms';\n${statement}`);
      expectClear(await upgrade(), { statement, reason });
    }
    await mended();
  });

  it('a lock that is not got in time: who has it is said', async () => {
    revisions("set local lock_timeout = '100ms';\nalter table first add column n integer");
    expect((await program.run(['upgrade', 'a1', '--url', url], { cwd: project.root })).exit).toBe(0);
    const holder = await openSession(`${url}?application_name=the-shop`);
    await holder.query('begin');
    await holder.query('select * from first');
    const ended = await upgrade();
    expectClear(ended, { statement: 'alter table first add column n integer', reason: /lock timeout/ });
    expect(ended.stderr).toMatch(
      /session \d+ of role "postgres", application "the-shop".*select \* from first/,
    );
    expect(await state()).toEqual(BEFORE);
    await holder.end();
    expect((await upgrade()).exit).toBe(0);
    expect(await state()).toEqual(AFTER);
  });

  it('another run has the lock for too long: who it is, is said, and nothing runs', async () => {
    start(server, ', lockTimeoutMs: 200');
    revisions('select pg_sleep(60)');
    const first = upgrade();
    const sleeper = await until(async () => {
      const rows = await query<{ pid: number }>(
        url,
        "select pid from pg_stat_activity where query = 'select pg_sleep(60)' and datname = current_database()",
      );
      return rows[0]?.pid;
    });
    const { exit, stderr } = await upgrade();
    expect({ exit, stderr }).toMatchObject({ exit: 2 });
    expect(stderr).toContain('MIG_LOCK_TIMEOUT');
    expect(stderr).toContain(`session ${sleeper} of role "postgres", application "mig-check"`);
    await query(url, `select pg_cancel_backend(${sleeper})`);
    expectClear(await first, { statement: 'select pg_sleep(60)', reason: /user request/ });
    await mended();
  });
});

describeOn({ id: 'postgresql-15' }, (server) => {
  if (!smallDisks()) it.skip('a tablespace on a full disk: needs the right to mount one', () => undefined);
  else
    it('a tablespace on a full disk', () =>
      withSmallDisk(8, async (disk) => {
        start(server);
        ({ url, drop } = await scratchUrl(server));
        const space = `mig_test_${process.pid}`;
        try {
          const [row] = await query<{ folder: string }>(server.url, 'show data_directory as folder').catch(
            () => query<{ folder: string }>(server.url, "select current_setting('data_directory') as folder"),
          );
          const { uid, gid } = statSync(row?.folder ?? '');
          execFileSync('chown', [`${uid}:${gid}`, disk]);
          await query(server.url, `create tablespace ${space} location '${disk}'`);
          const wrong = `create table large tablespace ${space} as select repeat(md5(i::text), 50) as t from generate_series(1, 20000) i`;
          revisions(wrong);
          expectClear(await upgrade(), { statement: wrong, reason: /No space left on device.*53100/s });
          expect(await state()).toEqual(BEFORE);
          execFileSync('mount', ['-o', 'remount,size=100m', disk]);
          expect((await upgrade()).exit).toBe(0);
          expect(await state()).toEqual(AFTER);
        } finally {
          project.remove();
          await drop();
          await query(server.url, `drop tablespace if exists ${space}`);
        }
      }));
});

for (const dialect of ['mysql', 'mariadb'])
  describeOn({ dialect }, (server) => {
    beforeEach(async () => {
      start(server);
      ({ url, drop } = await scratchUrl(server));
    });
    afterEach(async () => {
      project.remove();
      await drop();
    });

    /** What is done is recorded: the next run says so, and `--resume` goes on behind it. */
    async function resumed(wrong: string): Promise<void> {
      expect((await current(here())).rows).toEqual(['a1']);
      const { exit, stderr } = await upgrade();
      expect({ exit, stderr }).toMatchObject({
        exit: 2,
        stderr: expect.stringMatching(/MIG_JOURNAL_(OPEN|UNSETTLED)/) as string,
      });
      expect(stderr).toContain('create table second');
      revisions(wrong);
      expect(await upgrade('--resume')).toMatchObject({ exit: 0, stderr: '' });
      expect(await state()).toEqual(AFTER);
    }

    const sleeping = (text: string): Promise<number> =>
      until(async () => {
        const sessions = await processesIn(url);
        return sessions.find(({ Info }) => Info?.startsWith(text))?.Id;
      });

    it('a session that is killed', async () => {
      const wrong = 'insert into second select sleep(60)';
      revisions(wrong);
      const running = upgrade();
      await query(url, `kill ${await sleeping('insert into second')}`);
      expectClear(await running, { statement: wrong, reason: /lost|killed|interrupted/i });
      await resumed('insert into second select sleep(0)');
    });

    it('a lock that is not got in time', async () => {
      revisions('set session lock_wait_timeout = 1;\nalter table first add column n integer');
      expect((await program.run(['upgrade', 'a1', '--url', url], { cwd: project.root })).exit).toBe(0);
      const holder: TestSession = await openSession(url);
      await holder.query('start transaction');
      await holder.query('select * from first');
      const ended = await upgrade();
      expectClear(ended, {
        statement: 'alter table first add column n integer',
        reason: /Lock wait timeout exceeded/,
      });
      expect(ended.stderr).toMatch(/Transactions are open in session \d+ of root at .*\(Sleep for \d+ s\)/);
      await holder.end();
      await resumed('set session lock_wait_timeout = 1;\nalter table first add column n integer');
    });

    it('a statement that takes longer than allowed', async () => {
      const slow =
        'insert into second select count(*) from information_schema.columns a, information_schema.columns b';
      const [limit, statement] =
        dialect === 'mysql'
          ? [
              'set session max_execution_time = 20',
              'select count(*) from information_schema.columns a, information_schema.columns b',
            ]
          : ['set session max_statement_time = 0.02', slow];
      revisions(`${limit};\n${statement}`);
      expectClear(await upgrade(), { statement, reason: /exceeded|max_statement_time/ });
      revisions(statement.replace(', information_schema.columns b', ' where 1 = 0'));
      const refused = await upgrade('--resume');
      // The statement at which it stopped may be another one now: it has not run.
      expect({ exit: refused.exit, stderr: refused.stderr }).toEqual({ exit: 0, stderr: '' });
      expect(await state()).toEqual(AFTER);
    });
  });

describeOn({ dialect: 'sqlite', files: true }, (server) => {
  const at = (folder: string): string => server.url.replace(':memory:', join(folder, 'app.db'));
  const open = (): Promise<Connection> =>
    connect(dialectNamed('sqlite'), { url }, { from: `${project.root}/` });

  it('a database that somebody else has locked', async () => {
    start(server, ', connectTimeoutMs: 200');
    url = at(project.root);
    try {
      revisions('insert into first values (1)');
      expect((await program.run(['upgrade', 'a1', '--url', url], { cwd: project.root })).exit).toBe(0);
      const other = await open();
      await other.execute('begin immediate');
      const ended = await upgrade();
      // The one package locks the whole file, so that not even its head can be read.
      if (server.id === 'sqlite-wasm-files')
        expect(ended).toMatchObject({
          exit: 2,
          stderr: expect.stringContaining('MIG_CONNECTION_FAILED') as string,
        });
      else
        expectClear(ended, { statement: 'create table second', reason: /locked\W.*Another connection has/s });
      await other.execute('rollback');
      await other.close();
      expect(await state()).toEqual(BEFORE);
      expect((await upgrade()).exit).toBe(0);
      expect(await state()).toEqual(AFTER);
    } finally {
      project.remove();
    }
  });

  if (!smallDisks()) it.skip('a database on a full disk: needs the right to mount one', () => undefined);
  else
    it('a database on a full disk', () =>
      withSmallDisk(1, async (disk) => {
        start(server);
        url = at(disk);
        try {
          // What the library keeps in memory it writes later: at the latest with COMMIT.
          const later = server.id === 'sqlite-wasm-files' ? 'UPDATE alembic_version' : 'COMMIT';
          for (const [bytes, statement] of [
            [40_000_000, 'insert into second select randomblob'],
            [1_500_000, later],
          ] as const) {
            revisions(`insert into second select randomblob(${bytes})`);
            expectClear(await upgrade(), { statement, reason: /full/ });
            expect(await state()).toEqual(BEFORE);
          }
          // Not even the lock finds room.
          writeFileSync(join(disk, 'ballast'), '');
          try {
            writeFileSync(join(disk, 'ballast'), Buffer.alloc(2_000_000));
          } catch {
            // As much as there was room for.
          }
          const started = performance.now();
          const full = await upgrade();
          expect({ exit: full.exit, stderr: full.stderr }).toMatchObject({
            exit: 2,
            stderr: expect.stringMatching(/full|disk I\/O error/) as string,
          });
          expect(performance.now() - started).toBeLessThan(20_000);
          execFileSync('mount', ['-o', 'remount,size=100m', disk]);
          expect(await upgrade()).toMatchObject({ exit: 0, stderr: '' });
          expect(await state()).toEqual(AFTER);
        } finally {
          project.remove();
        }
      }));
});
