import { operate, operationsSql } from '../../src/commands/index.ts';
import { column, integer, string, unique } from '../../src/schema/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { openSlate } from '../support/reflection.ts';

const NAMES = { uq: 'uq_%(table_name)s_%(column_0_name)s' };

describe.each(['postgresql', 'mysql', 'mariadb'])('%s', (dialect) => {
  describeOn({ dialect, embedded: false }, (server) => {
    let url: string;
    let drop: () => Promise<void>;
    beforeEach(async () => {
      ({ url, drop } = await scratchUrl(server));
    });
    afterEach(() => drop());

    test('API-10 operations outside of revisions, without configuration', async () => {
      const rows = await operate({ url, dialect, namingConvention: NAMES }, async (op) => {
        const made = await op.createTable(
          't',
          column('id', integer(), { primaryKey: true }),
          column('name', string(20)),
          unique(['name']),
        );
        void op.bulkInsert(made, [{ id: 1, name: 'a' }]);
        const { constraints = [] } = await op.reflectTable('t');
        expect(constraints.map(({ name }) => name)).toContain('uq_t_name');
        return op.sql.rows`select id, name from t`;
      });
      expect(rows).toEqual([{ id: 1, name: 'a' }]);
    });

    test('API-10 what fails is rolled back where the server can', async () => {
      const attempt = operate({ url, dialect }, async (op) => {
        void op.createTable('t', column('id', integer(), { primaryKey: true }));
        await op.execute('select nonsense from t');
      });
      await expect(attempt).rejects.toMatchObject({
        code: 'MIG_STATEMENT_FAILED',
        location: { file: __filename },
      });
      const left = await operate({ url, dialect }, async (op) =>
        op.reflectTable('t').then(
          () => 'there',
          () => 'gone',
        ),
      ).catch(() => 'gone');
      expect(left).toBe(dialect === 'postgresql' ? 'gone' : 'there');
    });

    test('API-10 a session of the caller: its transaction stays open', async () => {
      const slate = await openSlate(server);
      const { connection } = slate;
      await connection.execute(dialect === 'postgresql' ? 'begin' : 'start transaction');
      await operate({ connection: connection.raw, dialect }, (op) =>
        op.createTable('t', column('id', integer(), { primaryKey: true })),
      );
      await connection.execute('rollback');
      const { tables } = (await slate.dialect.reflect(connection)).metadata;
      expect(tables.map(({ name }) => name)).toEqual(dialect === 'postgresql' ? [] : ['t']);
      await slate.close();
    });
  });
});

describeOn({ dialect: 'sqlite', files: true }, (server) => {
  test('API-10 a batch on SQLite, foreign keys and all', async () => {
    const slate = await openSlate(server);
    const connection = slate.connection.raw;
    await slate.connection.script(
      `create table p (id integer primary key, extra int); insert into p values (1, 2);
       create table c (p int references p (id) on delete cascade); insert into c values (1)`,
    );
    await operate({ connection }, (op) => op.batch('p', (batch) => batch.dropColumn('extra')));
    expect(await slate.connection.query('select count(*) as n from c')).toEqual([{ n: 1 }]);
    await slate.close();
  });
});

test.each([
  ['postgresql', 'ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a)'],
  ['mysql', 'ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a)'],
  ['mssql', 'ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a)'],
])('API-10 the SQL of operations, by the name of a dialect: %s', async (dialect, sql) => {
  const statements = await operationsSql({ dialect, namingConvention: NAMES }, async (op) => {
    void op.createUniqueConstraint(null, 't', ['a']);
    await op.execute('select :n', { n: 1 });
  });
  expect(statements).toEqual([sql, 'select 1']);
});

test('API-10 without a database what needs one is refused', async () => {
  const attempt = operationsSql({ dialect: 'postgresql' }, (op) => op.reflectTable('t'));
  await expect(attempt).rejects.toMatchObject({ code: 'MIG_OFFLINE_UNAVAILABLE' });
  await expect(operate({}, () => undefined)).rejects.toMatchObject({ code: 'MIG_NO_URL' });
});
