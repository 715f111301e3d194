import fc from 'fast-check';
import { connect, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { isMigError } from '../../../../src/errors/index.ts';
import { integer, string } from '../../../../src/schema/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';

/** What has broken quoting elsewhere. */
const HOSTILE = [
  `it's`,
  `'; drop table x; --`,
  '`',
  'a`b``c',
  `"`,
  `\\`,
  `\\'`,
  `%s %(name)s %%`,
  `?`,
  `:name`,
  `\\:`,
  `--`,
  `/* */`,
  `/*! x */`,
  `#`,
  `a\nb\tc\rd`,
  `ümlaut ﷽`,
  'x'.repeat(64),
  'ü'.repeat(64),
  'NUL \0 in it',
  '\u001a',
  '💥',
];

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc
    .array(fc.constantFrom(`'`, `"`, `\\`, '`', ':', '%', ';', '\n', 'é', 'a'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

/** The servers know only the characters of the basic plane in names, and no blank at the end. */
const isName = (value: string): boolean =>
  !/[\0\u{10000}-\u{10ffff}]|\s$|\p{Surrogate}/u.test(value) && Array.from(value).length <= 64;

for (const name of ['mysql', 'mariadb'] as const)
  describeOn({ dialect: name }, (server) => {
    const dialect = dialectNamed(name);
    let connection: Connection;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const scratch = await scratchUrl(server);
      drop = scratch.drop;
      connection = await connect(dialect, { url: scratch.url }, { from: `${process.cwd()}/` });
    });
    afterAll(async () => {
      await connection.close();
      await drop();
    });

    test('any text comes back from a literal as it was, or is refused', async () => {
      await fc.assert(
        fc.asyncProperty(hostileText, async (value) => {
          let written: string;
          try {
            written = dialect.literal(value);
          } catch (error) {
            expect(isMigError(error) && error.code).toBe('MIG_LITERAL_UNUSABLE');
            return;
          }
          const [row] = await connection.query<{ value: string }>(`select ${written} as value`);
          expect(row?.value).toBe(value);
        }),
        { numRuns: 300 },
      );
    });

    test('the splitter sees one statement where the server sees one', () => {
      fc.assert(
        fc.property(
          hostileText.filter(isName),
          hostileText.filter((value) => !/\p{Surrogate}/u.test(value)),
          (column, value) => {
            const sql = `select ${dialect.literal(value)} as ${dialect.quote(column)}`;
            expect(dialect.splitStatements(`${sql};\n${sql};`).map(({ text }) => text)).toEqual([sql, sql]);
          },
        ),
      );
    });

    test('any name survives a trip through the server, and its snapshot', async () => {
      await fc.assert(
        fc.asyncProperty(hostileText.filter(isName), hostileText.filter(isName), async (tableName, text) => {
          const table = { quoted: tableName };
          const target = { table: tableName, schema: null };
          const operations = [
            {
              op: 'createTable',
              table: {
                name: table,
                columns: [
                  { name: tableName, type: integer(), comment: text },
                  { name: 'other', type: string(80), serverDefault: text },
                ],
                indexes: [{ name: tableName, columns: [tableName] }],
                comment: text,
              },
            },
            { op: 'alterColumn', ...target, column: tableName, comment: `${text}!`, existingType: integer() },
          ] as const;
          for (const operation of operations)
            for (const sql of dialect.compile(operation)) await connection.execute(sql);
          const { objects } = await dialect.snapshot(connection);
          const of = (kind: string) => Object.values(objects).find((object) => object.kind === kind);
          const columns = Object.values(objects).filter(({ kind }) => kind === 'column');
          expect(of('table')?.definition['comment']).toBe(text);
          expect(columns.map(({ definition }) => definition['comment'])).toContain(`${text}!`);
          expect(columns).toHaveLength(2);
          expect(of('index')?.definition['columns']).toHaveLength(1);
          for (const sql of dialect.compile({ op: 'dropTable', ...target })) await connection.execute(sql);
        }),
        { numRuns: 60 },
      );
    }, 60_000);
  });
