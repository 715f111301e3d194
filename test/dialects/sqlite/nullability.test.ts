import { connect, dialectNamed, type Connection } from '../../../src/dialects/index.ts';
import type { BatchAlterTable, Operation } from '../../../src/operations/index.ts';
import { describeOn } from '../../support/databases.ts';

const sqlite = dialectNamed('sqlite');

const change = { op: 'alterColumn', column: 'c', nullable: false } as const;
const alone: Operation = { ...change, table: 't' };
const batch = (recreate: 'auto' | 'never'): BatchAlterTable => ({
  op: 'batchAlterTable',
  table: 't',
  recreate,
  operations: [change],
});

describeOn({ dialect: 'sqlite' }, (server) => {
  let connection: Connection;

  beforeAll(async () => {
    connection = await connect(sqlite, { url: server.url }, { from: server.from });
    await connection.execute('create table t (c int)');
  });
  afterAll(() => connection.close());

  const at = (version: string, versionNumber: number): Connection => ({
    ...connection,
    server: { ...connection.server, version, versionNumber },
  });
  const expanded = (on: Connection, operation: Operation) => sqlite.expand?.(on, operation);

  test.each([
    ['alone', alone],
    ['in a batch that leaves the table', batch('never')],
  ] as const)(
    'NOT NULL is set in place %s by SQLite 3.53, and refused for older ones',
    async (_title, set) => {
      expect(await expanded(at('3.53.0', 3_53_00), set)).toEqual([set]);
      await expect(expanded(at('3.52.9', 3_52_09), set)).rejects.toMatchObject({
        code: 'MIG_OPERATION_UNSUPPORTED',
        message: expect.stringMatching(/sqlite 3\.52\.9: only SQLite 3\.53 .* use op\.batch\(\)/) as string,
      });
    },
  );

  test('an older SQLite makes the table anew in a batch, and renames in place', async () => {
    const rename: Operation = { op: 'alterColumn', table: 't', column: 'c', newColumnName: 'd' };
    expect(await expanded(at('3.52.9', 3_52_09), batch('auto'))).not.toHaveLength(0);
    expect(await expanded(at('3.52.9', 3_52_09), rename)).toEqual([rename]);
  });
});
