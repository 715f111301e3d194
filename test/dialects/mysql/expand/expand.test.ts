import { connect, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import type { Operation } from '../../../../src/operations/index.ts';
import {
  column,
  integer,
  references,
  storedFunction,
  storedProcedure,
} from '../../../../src/schema/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';
import { query } from '../../../support/query.ts';

for (const name of ['mysql', 'mariadb'])
  describeOn({ dialect: name }, (server) => {
    const dialect = dialectNamed(name);
    const people = [`'mig ''a''%'@'%'`, `mig_b@localhost`];
    let url: string;
    let drop: () => Promise<void>;
    let connection: Connection;

    const open = (to: string): Promise<Connection> =>
      connect(dialect, { url: to }, { from: `${process.cwd()}/` });
    const run = async (operation: Operation, on = connection): Promise<void> => {
      for (const plain of (await dialect.expand?.(on, operation)) ?? [])
        for (const sql of dialect.compile(plain)) await on.execute(sql);
    };
    const database = (): string => new URL(url).pathname.slice(1);
    const privileges = (): Promise<readonly unknown[]> =>
      query(
        url,
        `select user, host, routine_name, routine_type, proc_priv from mysql.procs_priv
         where db = '${database()}' order by 1, 2, 3`,
      );

    beforeAll(async () => {
      ({ url, drop } = await scratchUrl(server));
      connection = await open(url);
      for (const who of people) {
        await connection.execute(`drop user if exists ${who}`);
        await connection.execute(`create user ${who} identified by 'x'`);
      }
    });
    afterAll(async () => {
      for (const who of people) await connection.execute(`drop user ${who}`);
      await connection.close();
      await drop();
    });

    test('a routine that is replaced keeps who may use it', async () => {
      const [odd, plain] = people;
      await connection.execute('create function f(a int) returns int deterministic return a');
      await connection.execute('create procedure p() select 1');
      await connection.execute(`grant execute on function f to ${odd} with grant option`);
      await connection.execute(`grant execute, alter routine on function f to ${plain}`);
      await connection.execute(`grant alter routine on procedure p to ${plain}`);
      const before = await privileges();
      const twice = storedFunction('f', 'return a * 2', {
        arguments: [{ name: 'a', type: 'int' }],
        returns: 'int',
      });
      await run({ op: 'replaceFunction', function: twice });
      await run({
        op: 'replaceFunction',
        function: twice,
        existingFunction: { ...twice, deterministic: true },
      });
      await run({ op: 'replaceProcedure', procedure: storedProcedure('p', 'select 2') });
      expect(await connection.query('select f(4) as n')).toEqual([{ n: 8 }]);
      expect(await privileges()).toEqual(before);
    });

    if (name === 'mysql')
      test('who may not read the privileges is told, and loses none', async () => {
        const own = new URL(url);
        own.username = 'mig_b';
        own.password = 'x';
        await connection.execute('create function g() returns int deterministic return 1');
        await connection.execute(
          `grant create routine, alter routine, execute on ${database()}.* to mig_b@localhost`,
        );
        const other = await open(own.href);
        const one = storedFunction('g', 'return 2', { returns: 'int' });
        await expect(run({ op: 'replaceFunction', function: one }, other)).rejects.toMatchObject({
          code: 'MIG_OPERATION_UNSUPPORTED',
          message: expect.stringContaining('SELECT on mysql.procs_priv') as unknown,
        });
        await other.close();
        expect(await connection.query('select g() as n')).toEqual([{ n: 1 }]);
      });

    test('a dropped column takes the foreign key along that it brought, whatever its name is now', async () => {
      await connection.execute('create table parent (id int primary key)');
      await connection.execute(
        'create table child (id int, a int, b int, constraint `odd`` name` foreign key (a) references parent (id), foreign key (b) references parent (id))',
      );
      const brought = column('a', integer(), { foreignKeys: [references('parent', 'id', { name: 'was' })] });
      await run({ op: 'dropColumn', table: 'child', column: 'a', existingColumn: brought });
      // Without saying what it brought, it is the server's to refuse.
      await expect(run({ op: 'dropColumn', table: 'child', column: 'b' })).rejects.toMatchObject({
        code: 'MIG_STATEMENT_FAILED',
      });
    });
  });
