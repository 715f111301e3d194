import fc from 'fast-check';
import pg from 'pg';
import { compile, quote } from '../../../../src/dialects/postgresql/compile/index.ts';
import { createMetaData, type Operation } from '../../../../src/operations/index.ts';
import { column, integer, metadata, table, text } from '../../../../src/schema/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';

/** What has broken quoting elsewhere. */
const HOSTILE = [
  `it's`,
  `'; drop table x; --`,
  `"`,
  `a"b""c`,
  `\\`,
  `\\'`,
  `E'\\n'`,
  `$$`,
  `$tag$`,
  `%s %(name)s %%`,
  `?`,
  `$1`,
  `:name`,
  `\\:`,
  `--`,
  `/* */`,
  `a\nb\tc\rd`,
  `ümlaut ﷽ 💥`,
  `\u0001\u007f\u0085\u2028`,
  'x'.repeat(63),
  'ü'.repeat(31),
];

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc
    .array(fc.constantFrom(`'`, `"`, `\\`, `$`, ':', '%', ';', '\n', 'é', 'a'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

const hostileName = hostileText.filter(
  (value) => !value.includes('\0') && !/\p{Surrogate}/u.test(value) && Buffer.byteLength(value) <= 63,
);

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let client: pg.Client;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const scratch = await scratchUrl(server);
    drop = scratch.drop;
    client = new pg.Client({ connectionString: scratch.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  /** Runs operations, then asks; leaves nothing behind. */
  async function afterRunning<T extends pg.QueryResultRow>(
    operations: readonly Operation[],
    sql: string,
  ): Promise<readonly T[]> {
    await client.query('begin');
    try {
      for (const operation of operations)
        for (const statement of compile(operation)) await client.query(statement);
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.query('rollback');
    }
  }

  test('any value, and any document, comes back from a row as it was', async () => {
    await fc.assert(
      fc.asyncProperty(hostileName, hostileName, fc.jsonValue(), async (name, value, document) => {
        const target = {
          name: 'rows',
          columns: [column(name, text()), column('document\'"', { name: 'JSON' })],
        };
        fc.pre(
          name !== 'document\'"' &&
            document !== null &&
            !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(document)),
        );
        const rows = await afterRunning<Record<string, unknown>>(
          [
            { op: 'createTable', table: { ...target } },
            { op: 'bulkInsert', table: target, rows: [{ [name]: value, 'document\'"': document as never }] },
            {
              op: 'execute',
              sql: {
                text: `update rows set ${quote(name).replaceAll(':', '\\:')} = :v`,
                params: { v: value },
              },
            },
          ],
          'select * from rows',
        );
        expect(rows).toEqual([{ [name]: value, 'document\'"': JSON.parse(JSON.stringify(document)) }]);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [
      'createIndex',
      {
        op: 'createIndex',
        name: 'ix',
        table: 't',
        columns: ['a'],
        dialectOptions: { postgresqlUsing: 'gin; drop' },
      },
    ],
    [
      'createForeignKey',
      {
        op: 'createForeignKey',
        name: 'f',
        sourceTable: 't',
        referentTable: 't',
        localCols: ['a'],
        remoteCols: ['a'],
        match: 'FULL; drop',
      },
    ],
    [
      'storage parameter',
      {
        op: 'createIndex',
        name: 'ix',
        table: 't',
        columns: ['a'],
        dialectOptions: { postgresqlWith: { 'a = 1) drop': 1 } },
      },
    ],
    [
      'identity',
      {
        op: 'addColumn',
        table: 't',
        column: column('b', integer(), { identity: { start: '1); drop' as never } }),
      },
    ],
    [
      'type length',
      { op: 'addColumn', table: 't', column: column('b', { name: 'String', length: '5) drop' as never }) },
    ],
    [
      'exclude operator',
      { op: 'createExcludeConstraint', name: 'e', table: 't', elements: [{ column: 'a', op: '=); drop' }] },
    ],
    [
      'misspelt option',
      {
        op: 'createIndex',
        name: 'ix',
        table: 't',
        columns: ['a'],
        dialectOptions: { postgresqlWher: 'x' } as never,
      },
    ],
    ['NUL in a name', { op: 'dropTable', table: 'a\0b' }],
    ['empty name', { op: 'dropTable', table: '' }],
    ['long name', { op: 'dropTable', table: 'x'.repeat(64) }],
    ['long name in bytes', { op: 'dropTable', table: 'ü'.repeat(32) }],
  ] satisfies [string, Operation][])('%s: what cannot be written safely is refused', (_name, operation) => {
    expect(() => compile(operation)).toThrow(expect.objectContaining({ name: 'MigError' }));
  });

  test('a schema with circles is created as a whole', async () => {
    const pair = (name: string, other: string) =>
      table(
        name,
        column('id', integer(), { primaryKey: true }),
        column('other', integer(), { foreignKeys: [{ refTable: other, refColumn: 'id' }] }),
      );
    const rows = await afterRunning(
      createMetaData(metadata([pair('a', 'b'), pair('b', 'a')])),
      `select conrelid::regclass::text as t from pg_constraint where contype = 'f' order by 1`,
    );
    expect(rows).toEqual([{ t: 'a' }, { t: 'b' }]);
  });
});
