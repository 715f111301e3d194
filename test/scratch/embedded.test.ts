import { dialectNamed } from '../../src/dialects/index.ts';
import { openScratchServer } from '../../src/scratch/index.ts';
import { describeOn } from '../support/databases.ts';

const dialect = dialectNamed('postgresql');

describeOn({ dialect: 'postgresql', embedded: true }, () => {
  test('databases are apart, clones keep schema and rows, and extensions can be created', async () => {
    const scratch = await openScratchServer({ dialect, server: 'embedded', from: `${process.cwd()}/` });
    try {
      const first = await scratch.create();
      const connection = await first.connect();
      await connection.script(
        'create extension "uuid-ossp"; create extension citext; create table t (id citext); insert into t values (\'a\')',
      );
      const copy = await first.clone();
      await connection.execute("insert into t values ('b')");
      expect(await (await copy.connect()).query('select id from t')).toEqual([{ id: 'a' }]);
      await copy.drop();
      const second = await scratch.create();
      await expect((await second.connect()).query('select * from t')).rejects.toMatchObject({
        code: 'MIG_STATEMENT_FAILED',
      });
      expect(scratch.title).toMatch(/^PostgreSQL \d+\.\d+, embedded \(PGlite /);
    } finally {
      await scratch.close();
    }
  });
});
