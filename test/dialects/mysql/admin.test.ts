import { connect } from '../../../src/dialects/index.ts';
import { mariadb, mysql } from '../../../src/dialects/mysql/index.ts';
import { openScratchServer } from '../../../src/scratch/index.ts';
import { describeOn } from '../../support/databases.ts';
import { query } from '../../support/query.ts';

const FROM = { from: `${process.cwd()}/` };

for (const dialect of [mysql, mariadb])
  describeOn({ dialect: dialect.name }, (server) => {
    const exists = async (database: string): Promise<boolean> =>
      (await query(server.url, `select 1 from information_schema.schemata where schema_name = '${database}'`))
        .length > 0;

    test('a database that only looks like ours is neither swept nor dropped', async () => {
      const alike = 'mig_check_123_1_0123456789abcdef';
      await query(server.url, `create database ${alike}`);
      try {
        const scratch = await openScratchServer({ dialect, server: server.url, ...FROM });
        const admin = await connect(dialect, { url: server.url }, FROM);
        await dialect.admin.drop(admin, alike);
        await admin.close();
        await scratch.close();
        expect(await exists(alike)).toBe(true);
      } finally {
        await query(server.url, `drop database ${alike}`);
      }
    });

    test('what a killed run left behind is swept, what a living run has is not', async () => {
      const admin = await connect(dialect, { url: server.url }, FROM);
      const run = 1_000_000 + process.pid;
      expect(await dialect.admin.claim(admin, run)).toBe(true);
      const left = await dialect.admin.create(admin, { run, number: 1 });
      const other = await connect(dialect, { url: server.url }, FROM);
      expect(await dialect.admin.claim(other, run)).toBe(false);
      expect(await dialect.admin.abandoned(other)).not.toContain(left);
      await admin.close();
      await other.query('do sleep(0.2)');
      expect(await dialect.admin.abandoned(other)).toContain(left);
      await dialect.admin.drop(other, left);
      expect(await exists(left)).toBe(false);
      await other.close();
    });

    test('a database in use is dropped too', async () => {
      const scratch = await openScratchServer({ dialect, server: server.url, ...FROM });
      const database = await scratch.create();
      const connection = await database.connect();
      await connection.script('create table t (a int); begin; insert into t values (1)');
      const admin = await connect(dialect, { url: server.url }, FROM);
      await dialect.admin.drop(admin, database.name);
      expect(await exists(database.name)).toBe(false);
      await admin.close();
      await scratch.close();
    });
  });
