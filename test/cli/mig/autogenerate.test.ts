import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { compare, revision } from '../../../src/index.ts';
import { describeOn, scratchUrl, type TestServer } from '../../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { openSession } from '../../support/session.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
let database: { readonly url: string; readonly drop: () => Promise<void> };
afterEach(async () => {
  project.remove();
  await database.drop();
});

const SHOP = `
create table customers (id integer primary key, email varchar(100) not null);
create table orders (id integer primary key, customer_id integer not null, foreign key (customer_id) references customers (id));
create index ix_orders_customer on orders (customer_id);
`;

const run = (...argv: readonly string[]): Promise<RunResult> =>
  runMig([...argv, '--url', database.url], { cwd: project.root });

async function start(server: TestServer, files: Readonly<Record<string, string>> = {}): Promise<void> {
  project = makeProject({
    'mig.config.ts': `export default { dialect: '${server.dialect}', migrations: './m', schema: './schema.sql' };\n`,
    'schema.sql': SHOP,
    ...files,
  });
  database = await databaseOn(server);
}

async function databaseOn(server: TestServer): Promise<typeof database> {
  if (server.embedded && server.dialect === 'postgresql') {
    symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
    return { url: 'pglite:./data', drop: async () => undefined };
  }
  if (server.dialect !== 'sqlite') return scratchUrl(server);
  symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
  return { url: server.url.replace(':memory:', 'app.db'), drop: async () => undefined };
}

function body(): string {
  const [name = ''] = readdirSync(join(project.root, 'm')).slice(-1);
  return readFileSync(join(project.root, 'm', name), 'utf8');
}

function everywhere(server: TestServer): void {
  test('NAM-08 names of the database are final: a naming convention changes none of them', async () => {
    const convention =
      "{ ck: 'ck_%(table_name)s_%(constraint_name)s', ix: 'ix_%(column_0_label)s', uq: 'uq_%(table_name)s', pk: 'pk_%(table_name)s' }";
    await start(server, {
      'mig.config.ts': `export default { dialect: '${server.dialect}', migrations: './m', schema: './schema.sql', namingConvention: ${convention} };\n`,
      'schema.sql':
        'create table t (id integer not null, n integer not null, constraint mine primary key (id), constraint positive check (n > 0), constraint one unique (n)); create index by_n on t (n, id);',
    });
    await run('revision', '--autogenerate', '--rev-id', 'a1');
    await run('upgrade', '-q');
    expect(await run('check')).toMatchObject({ exit: 0, stderr: '' });
  });

  test('ENV-18 what the configuration leaves out is neither a difference nor dropped', async () => {
    const filters = "unmanaged: ['*legacy_*', 'nobody'], includeObject: ({ kind }) => kind !== 'index'";
    await start(server, {
      'mig.config.ts': `export default { dialect: '${server.dialect}', migrations: './m', schema: './schema.sql', ${filters} };\n`,
      'm/1.sql': sqlRevision({
        id: 'a1',
        upgrade: `${SHOP.replace(/^create index.*$/m, '')}create table legacy_log (id integer);`,
      }),
    });
    await run('upgrade', '-q');
    expect(await run('check')).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('has the schema of schema.sql'),
      stderr: expect.stringContaining('`unmanaged` says nobody') as unknown,
    });
    await run('revision', '--autogenerate', '--rev-id', 'b2');
    expect(body()).not.toMatch(/legacy_log|ix_orders_customer/);
  });

  test('CMD-20 CMD-32 the schema comes about by revisions that nobody wrote, and goes again', async () => {
    await start(server);
    expect(await run('revision', '--autogenerate', '--rev-id', 'a1')).toMatchObject({ exit: 0, stderr: '' });
    expect((await run('upgrade', '-q')).exit).toBe(0);
    expect(await run('check')).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('has the schema of schema.sql'),
    });

    project.write(
      'schema.sql',
      `${SHOP.replace('(100)', '(200)')}\ncreate view emails as select email from customers;`,
    );
    const differing = await run('check');
    expect(differing.exit).toBe(1);
    expect(differing.stdout).toMatch(/~ column (public\.)?customers\.email\n/);
    expect(differing.stdout).toMatch(/\+ view (public\.)?emails/);
    // Nothing was written by looking.
    expect(readdirSync(join(project.root, 'm'))).toHaveLength(1);

    expect((await run('revision', '--autogenerate', '-m', 'b', '--rev-id', 'b2')).exit).toBe(0);
    expect(await run('upgrade', '-q')).toMatchObject({ exit: 0, stderr: '' });
    expect((await run('check')).exit).toBe(0);
    expect((await run('downgrade', '-q', 'base')).exit).toBe(0);
    // All of it is gone.
    expect((await run('upgrade', '-q')).exit).toBe(0);
    expect((await run('check')).exit).toBe(0);
  }, 60_000);

  test('CMD-20 a SQL revision gets SQL', async () => {
    await start(server);
    expect((await run('revision', '--autogenerate', '--sql-file', '--rev-id', 'a1')).exit).toBe(0);
    expect(body()).toMatch(/-- upgrade\nCREATE TABLE[^]*-- downgrade\n[^]*DROP TABLE/i);
    expect((await run('upgrade', '-q')).exit).toBe(0);
    expect((await run('check')).exit).toBe(0);
    expect((await run('downgrade', '-q', 'base')).exit).toBe(0);
  }, 60_000);

  test('CMD-20 a database that has the schema gets an empty revision, and a warning', async () => {
    await start(server);
    await run('revision', '--autogenerate', '--rev-id', 'a1');
    await run('upgrade', '-q');
    const { exit, stderr } = await run('revision', '--autogenerate', '-m', 'nothing', '--rev-id', 'b2');
    expect([exit, stderr]).toEqual([0, expect.stringContaining('the revision is empty')]);
    expect(body()).not.toMatch(/await op/);
  }, 60_000);

  test('CMD-21 ERR-07 a database that is behind is not compared, and nothing is written', async () => {
    await start(server, {
      'm/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table customers (id integer);' }),
    });
    for (const argv of [['check'], ['revision', '--autogenerate']])
      expect(await run(...argv)).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('MIG_DATABASE_NOT_AT_HEAD'),
      });
    expect(readdirSync(join(project.root, 'm'))).toEqual(['1.sql']);
  });

  test('ERR-07 most tables are only dropped when that is meant', async () => {
    await start(server);
    await run('revision', '--autogenerate', '--rev-id', 'a1');
    await run('upgrade', '-q');
    project.write('schema.sql', 'create table coupons (id integer primary key);');
    const { exit, stderr } = await run('revision', '--autogenerate', '--rev-id', 'b2');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('MIG_MOST_TABLES_DROPPED')]);
    expect(readdirSync(join(project.root, 'm'))).toHaveLength(1);
    expect((await run('revision', '--autogenerate', '--allow-drops', '--rev-id', 'b2')).exit).toBe(0);
    expect((await run('upgrade', '-q')).exit).toBe(0);
    expect((await run('check')).exit).toBe(0);
  }, 60_000);
}

describeOn({ dialect: 'postgresql', embedded: false }, everywhere);

describeOn({ id: 'pglite' }, (server) => {
  test('a database in this process is compared with one in this process, and no folder is made', async () => {
    await start(server, { 'm/.gitkeep': '' });
    expect(await run('revision', '--autogenerate', '--rev-id', 'a1')).toMatchObject({ exit: 0, stderr: '' });
    expect((await run('upgrade', '-q')).exit).toBe(0);
    expect(await run('check')).toMatchObject({ exit: 0, stderr: '' });
    expect(readdirSync(project.root).sort()).toEqual([
      'data',
      'm',
      'mig.config.ts',
      'node_modules',
      'schema.sql',
    ]);
  }, 120_000);
});
describeOn({ dialect: 'mariadb' }, everywhere);
describeOn({ dialect: 'mysql' }, everywhere);
for (const dialect of ['mariadb', 'mysql'])
  describeOn({ dialect }, (server) => {
    test('the schema takes the character set of the database', async () => {
      await start(server);
      const session = await openSession(database.url);
      const name = new URL(database.url).pathname.slice(1);
      await session.query(`alter database ${name} character set latin1 collate latin1_german1_ci`);
      await session.end();
      await run('revision', '--autogenerate', '--rev-id', 'a1');
      expect((await run('upgrade', '-q')).exit).toBe(0);
      expect(await run('check')).toMatchObject({ exit: 0, stderr: '' });
    });
  });
describeOn({ dialect: 'sqlite', files: true }, everywhere);

describeOn({ id: 'postgresql-15' }, (server) => {
  test.each([
    ['no schema', "export default { migrations: './m' };\n", 'MIG_NO_TARGET_SCHEMA'],
    ['an empty one', "export default { migrations: './m', schema: './empty.sql' };\n", 'MIG_SCHEMA_EMPTY'],
  ])('ERR-07 %s is an error, not an empty revision', async (_case, config, code) => {
    await start(server, { 'mig.config.ts': config, 'empty.sql': '-- nothing yet\n', 'm/.gitkeep': '' });
    for (const argv of [['check'], ['revision', '--autogenerate']])
      expect((await run(...argv)).stderr).toContain(code);
    expect(readdirSync(join(project.root, 'm'))).toEqual(['.gitkeep']);
  });

  test('ERR-07 CMD-23 --sql opens no database to compare', async () => {
    await start(server);
    expect(await run('revision', '--autogenerate', '--sql')).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining('MIG_AUTOGENERATE_OFFLINE'),
    });
  });

  test('DIR-21 processRevisionDirectives edits what was generated, without a revision environment', async () => {
    await start(server, {
      'mig.config.ts': `export default {
  migrations: { directory: './m', processRevisionDirectives: (_context, _rows, [one]) => {
    one.message = one.upgradeOps.map(({ op }) => op).join(' ');
    one.upgradeOps = one.upgradeOps.filter(({ op }) => op !== 'createIndex');
  } },
  schema: './schema.sql',
};\n`,
    });
    const made = await revision({ from: project.root, url: database.url, autogenerate: true });
    expect(made).toMatchObject({ title: expect.stringContaining('createTable createTable createIndex') });
    expect(body()).not.toContain('op.createIndex(');
  });

  test('who owns a table, who may read it and what else is installed is no business of the schema', async () => {
    await start(server);
    await run('revision', '--autogenerate', '--rev-id', 'a1');
    await run('upgrade', '-q');
    const session = await openSession(database.url);
    const role = `mig_role_${process.pid}`;
    try {
      for (const sql of [
        `create role ${role}`,
        `alter table customers owner to ${role}`,
        'grant select on orders to public',
        `alter default privileges grant select on tables to ${role}`,
        'create extension citext',
        'alter database current_db set work_mem = 8192',
      ])
        await session.query(sql.replace('current_db', new URL(database.url).pathname.slice(1)));
      expect(await run('check')).toMatchObject({ exit: 0, stderr: '' });
    } finally {
      await session.query(`drop table if exists customers cascade; drop owned by ${role}; drop role ${role}`);
      await session.end();
    }
  });

  test('GEN-10 the version table and the schema that it is in are left alone', async () => {
    await start(server, {
      'mig.config.ts':
        "export default { migrations: './m', schema: './schema.sql', versionTable: 'rows', versionTableSchema: 'ops' };\n",
    });
    const session = await openSession(database.url);
    await session.query('create schema ops');
    await session.end();
    await run('revision', '--autogenerate', '--rev-id', 'a1');
    await run('upgrade', '-q');
    expect(await run('check')).toMatchObject({ exit: 0, stderr: '' });
    expect(await run('revision', '--autogenerate', '-m', 'nothing')).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining('the revision is empty'),
    });
  });

  test('CMD-32 of several databases each is checked', async () => {
    await start(server, {
      'mig.config.ts': `const both = { migrations: './m' };
export default { databases: { shop: { ...both, schema: './schema.sql' }, bare: { ...both, schema: './other.sql', versionTable: 'other' } } };\n`,
      'other.sql': 'create table other_thing (id integer primary key);',
      'm/.gitkeep': '',
    });
    const { exit, stdout, stderr } = await runMig(['check', '--json'], {
      cwd: project.root,
      env: { DATABASE_URL_SHOP: database.url, DATABASE_URL_BARE: database.url },
    });
    expect([exit, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      shop: { origin: 'schema.sql', upgradeOps: expect.arrayContaining([expect.anything()]) },
      bare: { origin: 'other.sql' },
    });
  });

  test('compare returns the operations as data', async () => {
    await start(server, { 'm/.gitkeep': '' });
    const { changes, upgradeOps, downgradeOps, open } = await compare({
      from: project.root,
      url: database.url,
    });
    expect(changes.map(({ key, change }) => `${change} ${key}`)).toContain('extra table public.orders');
    expect(upgradeOps.map(({ op }) => op)).toEqual(
      expect.arrayContaining(['createTable', 'createTable', 'createIndex']),
    );
    expect(downgradeOps.map(({ op }) => op)).toEqual(expect.arrayContaining(['dropTable', 'dropTable']));
    expect(open).toEqual([]);
  });
});
