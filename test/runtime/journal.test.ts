import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { current, journal, snapshot, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { buildProgram, type Program, type Running } from '../support/program.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { processesIn, query } from '../support/query.ts';
import { openSession } from '../support/session.ts';

/** Twenty statements of all kinds, none of which may run twice. */
const statements: readonly string[] = [
  'create table a (id integer primary key, n integer not null default 0)',
  'insert into a (id) values (1), (2)',
  'alter table a add column name varchar(20)',
  "update a set name = concat('x', id), n = n + 1",
  'create table b (id integer primary key, a_id integer, constraint b_a foreign key (a_id) references a (id))',
  'create index a_name on a (name)',
  'insert into b values (10, 1)',
  'create view v as select id, name from a',
  'alter table b add column note text',
  'create table c (id integer)',
  'insert into c values (1)',
  'update c set id = id + 1',
  'create trigger t before insert on c for each row set new.id = new.id + 100',
  'insert into c values (2)',
  'alter table c rename to d',
  'drop index a_name on a',
  'alter table a drop column n',
  'delete from b where id = 10',
  'alter table d modify id bigint not null',
  'insert into d values (3)',
];

const moduleRevision = `
export const revision = 'a1';
export const downRevision = null;
const statements = ${JSON.stringify(statements)};
const die = () => process.kill(process.pid, 'SIGKILL');
export async function upgrade(op) {
  const at = Number(process.env.KILL_AT ?? 0);
  for (const [index, sql] of statements.entries()) {
    const sent = op.execute(sql);
    // Odd ones: after the statement. Even ones: while it is under way.
    if (at === index + 1 && at % 2 === 0) setTimeout(die, at % 5);
    await sent;
    if (at === index + 1) die();
  }
}
export async function downgrade() {}
`;

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

let project: TestProject;
let url: string;
let drop: () => Promise<void>;
const here = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
const refused = async (attempt: Promise<unknown>): Promise<MigError> =>
  attempt.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: MigError) => error,
  );

/** `upgrade` in a process of its own. */
const upgradeElsewhere = (env: Readonly<Record<string, string>>): Running =>
  program.start(['upgrade', '--url', url], { cwd: project.root, env });

/** The next run once the server is through with what the killed one gave it. */
async function afterServer(): Promise<MigError> {
  for (;;) {
    const error = await refused(upgrade(here()));
    if (error.code !== 'MIG_JOURNAL_RUNNING') return error;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

for (const dialect of ['mysql', 'mariadb'])
  describeOn({ dialect }, (server) => {
    const config = `export default { migrations: './migrations', dialect: '${dialect}' };\n`;
    beforeEach(async () => {
      project = makeProject({ 'mig.config.ts': config });
      ({ url, drop } = await scratchUrl(server));
    });
    afterEach(async () => {
      project.remove();
      await drop();
    });

    const state = async (): Promise<unknown> => ({
      schema: (await snapshot(here())).objects,
      a: await query(url, 'select * from a order by 1'),
      b: await query(url, 'select * from b order by 1'),
      d: await query(url, 'select * from d order by 1'),
      rows: (await current(here())).rows,
      journal: await query(url, 'select * from alembic_version_journal'),
    });

    it('kill -9 at each of 20 statements: the next run names what is done, and resumes to the same end', async () => {
      project.write('migrations/1.ts', moduleRevision);
      await upgrade(here());
      const undisturbed = await state();
      for (const at of statements.keys()) {
        await drop();
        ({ url, drop } = await scratchUrl(server));
        expect(await upgradeElsewhere({ KILL_AT: String(at + 1) }).ended).toMatchObject({ exit: 'SIGKILL' });
        const error = await afterServer();
        expect(error.code).toBe('MIG_JOURNAL_OPEN');
        expect(error.message).toMatch(/^The upgrade of a1 stopped half-way at statement \d+/);
        for (const sql of statements.slice(0, at)) expect(error.message).toContain(sql.slice(0, 60));
        expect((await current(here())).rows).toEqual([]);
        expect((await upgrade({ ...here(), resume: true })).after).toEqual(['a1']);
        expect(await state()).toEqual(undisturbed);
      }
    }, 900_000);

    it('a statement that the server still runs is waited for, and settled by what became of it', async () => {
      project.write(
        'migrations/1.sql',
        sqlRevision({ id: 'a1', upgrade: 'create table held (id integer);' }),
      );
      await upgrade(here());
      project.write(
        'migrations/2.sql',
        sqlRevision({
          id: 'b2',
          down: 'a1',
          upgrade:
            'create table x (id integer);\nalter table held add column n integer;\ncreate table y (id integer);',
        }),
      );
      for (const fate of ['done', 'not done'] as const) {
        const holder = await openSession(url);
        await holder.query('start transaction');
        await holder.query('select * from held');
        const child = upgradeElsewhere({});
        const waiting = async (): Promise<number | undefined> =>
          (await processesIn(url)).find(({ State }) => State?.startsWith('Waiting for table metadata lock'))
            ?.Id;
        while ((await waiting()) === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
        child.kill('SIGKILL');
        await child.ended;
        const error = await refused(upgrade(here()));
        expect(error.code).toBe('MIG_JOURNAL_RUNNING');
        expect(error.message).toContain('alter table held add column n integer');
        if (fate === 'not done') await query(url, `kill ${await waiting()}`);
        await holder.end();
        const settled = await afterServer();
        expect(settled.message).toContain(`${fate.padEnd(8)}  2. alter table held add column n integer`);
        await upgrade({ ...here(), resume: true });
        expect(await query(url, 'select * from held, x, y')).toEqual([]);
        await query(url, 'drop table x, y');
        await query(url, 'alter table held drop column n');
        await query(url, "update alembic_version set version_num = 'a1'");
      }
    });

    it('a refused statement is named; mended, the revision goes on; what is done must stay as it is', async () => {
      const text = (second: string, first = 'create table x (id integer);'): string =>
        sqlRevision({ id: 'a1', upgrade: `${first}\n${second}\ncreate table y (id integer);` });
      project.write('migrations/1.sql', text('alter table nowhere add column n integer;'));
      expect((await refused(upgrade(here()))).message).toContain('1 statement of it, done and kept');
      const open = await refused(upgrade(here()));
      expect(open).toMatchObject({
        code: 'MIG_JOURNAL_OPEN',
        hint: expect.stringContaining('--resume') as unknown,
      });
      expect(open.message).toContain('done      1. create table x (id integer)');
      expect(open.message).toContain('not done  2. alter table nowhere add column n integer');
      project.write(
        'migrations/1.sql',
        text('alter table x add column n integer;', 'create table other (id integer);'),
      );
      expect(((await refused(upgrade({ ...here(), resume: true }))).cause as MigError).code).toBe(
        'MIG_JOURNAL_CHANGED',
      );
      project.write('migrations/1.sql', text('alter table x add column n integer;'));
      await upgrade({ ...here(), resume: true });
      expect(await query(url, 'select id, n from x, (select 1) z where 1 = 0')).toEqual([]);
      expect((await journal(here())).stopped).toBeUndefined();
    });

    it('what nobody can know is said, and somebody has to say it', async () => {
      project.write(
        'migrations/1.ts',
        `export const revision = 'a1'; export const downRevision = null;
         export async function upgrade(op) {
           await op.execute('create table x (id integer)');
           const c = await op.connection();
           await op.execute('nonsense');
         }
         export function downgrade() {}`,
      );
      await refused(upgrade(here()));
      project.write(
        'migrations/1.ts',
        `export const revision = 'a1'; export const downRevision = null;
         export async function upgrade(op) {
           await op.execute('create table x (id integer)');
           await op.connection();
         }
         export function downgrade() {}`,
      );
      expect(((await refused(upgrade({ ...here(), resume: true }))).cause as MigError).code).toBe(
        'MIG_JOURNAL_OPAQUE',
      );
      await journal({ ...here(), action: 'abandon' });
      expect(await refused(journal({ ...here(), action: 'abandon' }))).toMatchObject({
        code: 'MIG_JOURNAL_EMPTY',
      });
      await query(url, 'drop table x');
      expect((await upgrade(here())).after).toEqual(['a1']);
    });
  });

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  beforeEach(async () => {
    project = makeProject();
    symlinkSync(join(process.cwd(), 'node_modules'), join(project.root, 'node_modules'));
    ({ url, drop } = await scratchUrl(server));
  });
  afterEach(async () => {
    project.remove();
    await drop();
  });

  it('outside of a transaction on PostgreSQL the same: an index left INVALID is named with the way out', async () => {
    project.write(
      'migrations/1.sql',
      sqlRevision({
        id: 'a1',
        header: '-- transaction: false',
        upgrade:
          'create table t (id integer);\ninsert into t values (1), (1);\ncreate unique index concurrently i on t (id);\ncreate table u ();',
      }),
    );
    await refused(upgrade(here()));
    const error = await refused(upgrade(here()));
    expect(error.code).toBe('MIG_JOURNAL_UNSETTLED');
    expect(error.message).toContain('done      2. insert into t values (1), (1)');
    expect(error.message).toContain('DROP INDEX CONCURRENTLY public.i');
    await query(url, 'drop index i');
    await query(url, 'delete from t');
    expect((await upgrade({ ...here(), resume: true })).after).toEqual(['a1']);
    expect(await query(url, 'select * from t, u')).toEqual([]);
  });

  it('ENV-30 an autocommit block is recorded with what was committed for it', async () => {
    const text = (last: string): string => `
      export const revision = 'a1'; export const downRevision = null;
      export async function upgrade(op) {
        op.execute('create table t (id integer)');
        await op.autocommitBlock(() => op.execute('create index concurrently i on t (id)'));
        op.execute('${last}');
      }
      export function downgrade() {}`;
    project.write('migrations/1.ts', text('select 1/0'));
    await refused(upgrade(here()));
    const error = await refused(upgrade(here()));
    expect(error.message).toContain('done      1. create table t (id integer)');
    expect(error.message).toContain('done      2. create index concurrently i on t (id)');
    project.write('migrations/1.ts', text('create table u ()'));
    expect((await upgrade({ ...here(), resume: true })).after).toEqual(['a1']);
    expect(await query(url, 'select * from t, u')).toEqual([]);
    expect(await query(url, 'select * from alembic_version_journal')).toEqual([]);
  });
});
