import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { current, ensureVersion, stamp, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

let project: TestProject;
beforeEach(() => {
  project = makeProject({
    'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table a (id integer);' }),
    'migrations/2.sql': sqlRevision({ id: 'b2', down: 'a1', upgrade: 'create table b (id integer);' }),
  });
});
afterEach(() => project.remove());

const here = (url?: string): DatabaseOptions => ({ from: project.root, url, environment: {} });
const config = (text: string): void => void project.write('mig.config.ts', `export default ${text};\n`);

it('ENV-10 outputBuffer takes the script: a file, or what can write', async () => {
  config("{ migrations: 'migrations', outputBuffer: 'out/up.sql' }");
  const { sql = '', written } = await upgrade({ ...here(), sql: true });
  expect(written).toBe(true);
  expect(readFileSync(join(project.root, 'out/up.sql'), 'utf8')).toBe(sql);
  const texts: string[] = [];
  config("({ attributes }) => ({ migrations: 'migrations', outputBuffer: attributes.out })");
  const out = { write: (text: string) => texts.push(text) };
  await upgrade({ ...here(), sql: true, attributes: { out } });
  await stamp({ ...here(), revisions: ['a1'], sql: true, attributes: { out } });
  await ensureVersion({ ...here(), sql: true, attributes: { out } });
  expect(texts).toHaveLength(3);
  config("{ migrations: 'migrations', outputBuffer: 5 }");
  await expect(upgrade({ ...here(), sql: true })).rejects.toMatchObject({ code: 'MIG_CONFIG_WRONG_VALUE' });
});

it('ENV-22 batchSeparator follows each statement and COMMIT; empty turns it off', async () => {
  config("{ migrations: 'migrations', batchSeparator: 'GO' }");
  const { sql = '' } = await upgrade({ ...here(), target: 'a1', sql: true });
  expect(sql.match(/;\n\nGO\n/g)).toHaveLength(5);
  config("{ migrations: 'migrations', batchSeparator: '' }");
  expect((await upgrade({ ...here(), sql: true })).sql).not.toContain('GO');
});

it('ENV-12 startingRev says where a script starts; a range beats it', async () => {
  config("{ migrations: 'migrations', startingRev: 'a1' }");
  const { before, sql } = await upgrade({ ...here(), sql: true });
  expect(before).toEqual(['a1']);
  expect(sql).not.toContain('CREATE TABLE alembic_version');
  expect((await upgrade({ ...here(), target: 'base:a1', sql: true })).after).toEqual(['a1']);
});

it('ENV-03 ENV-04 a configuration that is a function knows the command, its target and start', async () => {
  config(
    "(context) => { context.attributes.seen.push([context.command, context.offline, context.target, context.startingRev]); return { migrations: 'migrations' }; }",
  );
  const seen: unknown[] = [];
  await upgrade({ ...here(), target: 'a1:head', sql: true, attributes: { seen } });
  await stamp({ ...here(), revisions: ['head'], sql: true, attributes: { seen } });
  expect(seen).toEqual([
    ['upgrade', true, 'head', 'a1'],
    ['stamp', true, 'head', undefined],
  ]);
});

it('ENV-13 what is extra reaches hooks as it is; an unknown key is refused with what was meant', async () => {
  project.write(
    'migrations/3.ts',
    "export const revision = 'c3'; export const downRevision = 'b2'; export function upgrade(op, { extra }) { op.execute(`select '${extra.note}'`); if (op.context.extra.own() !== 1) throw new Error('extra'); } export function downgrade() {}",
  );
  config("{ migrations: 'migrations', extra: { note: 'mine', own: () => 1 }, tag: 'v1' }");
  expect((await upgrade({ ...here(), sql: true })).sql).toContain("select 'mine'");
  config("{ migrations: 'migrations', extras: {} }");
  await expect(upgrade({ ...here(), sql: true })).rejects.toMatchObject({
    code: 'MIG_CONFIG_UNKNOWN_KEY',
    message: expect.stringContaining('Did you mean `extra`?') as unknown,
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  it('ERR-14 ENV-12 startingRev with a database is refused', async () => {
    const { url, drop } = await scratchUrl(server);
    try {
      config("{ migrations: 'migrations', startingRev: 'a1' }");
      await expect(current(here(url))).rejects.toMatchObject({ code: 'MIG_STARTING_REV_ONLINE' });
    } finally {
      await drop();
    }
  });
});

for (const dialect of ['postgresql', 'mysql', 'mariadb'])
  describeOn({ dialect, embedded: false }, (server) => {
    it('eight runs at once on an empty database: each revision runs once, every time', async () => {
      config(`{ migrations: 'migrations', dialect: '${dialect}' }`);
      for (let round = 0; round < 3; round++) {
        const { url, drop } = await scratchUrl(server);
        try {
          const runs = await Promise.all(Array.from({ length: 8 }, () => upgrade(here(url))));
          expect(runs.flatMap(({ revisions }) => revisions.map(({ revision }) => revision)).sort()).toEqual([
            'a1',
            'b2',
          ]);
          expect(await query(url, 'select version_num from alembic_version')).toEqual([
            { version_num: 'b2' },
          ]);
        } finally {
          await drop();
        }
      }
    }, 120_000);
  });
