import fc from 'fast-check';
import { dialectNamed, diffSnapshots, type Connection } from '../../../../src/dialects/index.ts';
import { pieces } from '../../../../src/dialects/sqlite/snapshot/index.ts';
import { openScratchServer, type ScratchServer } from '../../../../src/scratch/index.ts';
import { describeOn } from '../../../support/databases.ts';
import { dumpMaster } from '../../../support/sqlite-dump.ts';
import { SETUP } from './mutations.ts';

/** One token taken out, repeated, exchanged with another, or replaced by another of the same text. */
type Edit = {
  readonly kind: 'drop' | 'repeat' | 'swap' | 'replace';
  readonly at: number;
  readonly other: number;
};

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('drop', 'repeat', 'swap', 'replace'),
  at: fc.nat(500),
  other: fc.nat(500),
});

function edited(sql: string, { kind, at, other }: Edit): string {
  const tokens = pieces(sql).map(({ text }) => text);
  // CREATE, what, and its name stay.
  const place = (number: number): number => 3 + (number % Math.max(1, tokens.length - 3));
  const [from, to] = [place(at), place(other)];
  const [one, two] = [tokens[from] ?? '', tokens[to] ?? ''];
  if (kind === 'drop') tokens.splice(from, 1);
  if (kind === 'repeat') tokens.splice(from, 0, two);
  if (kind === 'swap') [tokens[from], tokens[to]] = [two, one];
  if (kind === 'replace') tokens[from] = two;
  return tokens.join(' ');
}

describeOn({ dialect: 'sqlite', id: 'sqlite-wasm' }, (server) => {
  const dialect = dialectNamed('sqlite');
  let scratch: ScratchServer;
  let connection: Connection;
  beforeAll(async () => {
    scratch = await openScratchServer({ dialect, server: server.url, from: server.from });
    connection = await (await scratch.create()).connect();
    await connection.script(SETUP);
  });
  afterAll(() => scratch.close());

  test('whatever changes a text that SQLite still takes is seen exactly when its dump shows it', async () => {
    const objects = await connection.query<{ type: string; name: string; sql: string }>(
      `select type, name, sql from sqlite_master m where sql is not null and name not like 'sqlite\\_%' escape '\\'
         and sql not like '%virtual%' and name not like 'notes%'
         and not exists (select 1 from sqlite_master c where c.tbl_name = m.name and c.name <> m.name and c.sql is not null)
       order by name`,
    );
    const [dump, before] = [await dumpMaster(connection), await dialect.snapshot(connection)];
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(objects.length - 1), edit, async (number, change) => {
        const { type = '', name = '', sql = '' } = objects[number] ?? {};
        await connection.script('begin');
        try {
          const isTaken = await connection.script(`drop ${type} ${name}; ${edited(sql, change)}`).then(
            () => true,
            () => false,
          );
          if (!isTaken) return;
          taken += 1;
          const shown = (await dumpMaster(connection)) !== dump;
          const seen = diffSnapshots(before, await dialect.snapshot(connection), dialect).length > 0;
          expect({ sql: edited(sql, change), seen }).toEqual({ sql: edited(sql, change), seen: shown });
        } finally {
          await connection.reset();
        }
      }),
      // The first puts a comma in front of STRICT.
      { numRuns: 300, examples: [[5, { kind: 'repeat', at: 495, other: 123 }]] },
    );
    expect(taken).toBeGreaterThan(20);
  }, 120_000);
});
