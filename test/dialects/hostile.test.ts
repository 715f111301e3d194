import fc from 'fast-check';
import { connect, dialectNamed, type Connection, type Dialect } from '../../src/dialects/index.ts';
import { START_SESSION } from '../../src/dialects/mysql/drivers/session.ts';
import { isMigError } from '../../src/errors/index.ts';
import { createOp, type Op, type Operation, type SessionHost } from '../../src/operations/index.ts';
import { check, column, integer, string, table, unique } from '../../src/schema/index.ts';
import { openScratchServer, type ScratchServer } from '../../src/scratch/index.ts';
import { scratchUrl, servers, serversOf } from '../support/databases.ts';
import { query } from '../support/query.ts';
import { openSession } from '../support/session.ts';

/** What a system can hold; everything else it has to keep as it is, or our SQL refuses it. */
interface Capacity {
  /** Longest name: so many of `x`, and of a character beyond ASCII. */
  readonly longest: readonly [ascii: number, umlauts: number];
  readonly unusableName: RegExp;
  readonly unusableLiteral: RegExp;
  /** What a comment comes back as; absent where there are none. */
  readonly comment?: (text: string) => string;
  /** Where it is narrower than a literal. */
  readonly unusableComment?: RegExp;
  /** Column names that the server can make and cannot drop. */
  readonly undroppable?: RegExp;
  /** In front of each name in a snapshot. */
  readonly schema: readonly string[];
  /** Names that differ in case only are one, and the snapshot has them in lower case. */
  readonly foldsKeys?: true;
  /** No name is too long, within reason. */
  readonly unlimited?: true;
  /** An index is known by its table too. */
  readonly indexIsOfTable?: true;
  /** How a snapshot calls a unique constraint, when not by that name. */
  readonly uniqueIs?: string;
  /** Session settings under which everything has to come out the same. */
  readonly settings: readonly string[];
}

const mysql: Capacity = {
  longest: [64, 64],
  unusableName: /[\0\u{10000}-\u{10ffff}\p{Surrogate}]|[\t-\r ]$/u,
  unusableLiteral: /\p{Surrogate}/u,
  // The servers keep comments as utf8mb3, which ends at U+FFFF.
  comment: (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  unusableComment: /[\0\p{Surrogate}]/u,
  schema: [],
  indexIsOfTable: true,
  uniqueIs: 'index',
  settings: [`set session sql_mode = concat(@@session.sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT')`],
};
const capacities: Readonly<Record<string, Capacity>> = {
  postgresql: {
    longest: [63, 31],
    unusableName: /[\0\p{Surrogate}]/u,
    unusableLiteral: /[\0\p{Surrogate}]/u,
    comment: (text) => text,
    schema: ['public'],
    settings: ['set quote_all_identifiers = on'],
  },
  // MySQL cuts the name of a dropped column at a byte, and fails where that is inside of a character.
  mysql: { ...mysql, undroppable: /[^\0-\x7f]{40}/u },
  mariadb: mysql,
  sqlite: {
    longest: [200, 100],
    unusableName: /[\0\p{Surrogate}]/u,
    unusableLiteral: /[\0\p{Surrogate}]/u,
    schema: [],
    foldsKeys: true,
    unlimited: true,
    settings: [],
  },
};

/** What has broken quoting elsewhere. */
const HOSTILE = [
  `it's`,
  `'; drop table x; --`,
  'a`b``c',
  `a"b""c`,
  '[a]]b]',
  '\\',
  `\\'`,
  `\\"`,
  '\\:a',
  `E'\\n'`,
  '$$',
  '$tag$',
  '$1',
  '?',
  '??',
  ':name',
  '::text',
  '@name',
  '%',
  '%s %(name)s %%',
  '--',
  '-- x\ny',
  '#',
  '/*',
  '/* */',
  '/*! x */',
  ';',
  '.',
  'a.b',
  ' ',
  ' a',
  'a ',
  'a\nb\tc\rd',
  '\r\n',
  '\u0001\u007f\u0085\u2028',
  '\u001a',
  'select',
  'Mixed',
  '1',
  'ümlaut ﷽',
  'e\u0301 \u0301',
  '\u200d\ufeff',
  '💥',
  '𝒳\u{10ffff}',
  'NUL \0 in it',
  '\ud83d',
];

const hostileText = (longest: readonly number[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.constantFrom('x'.repeat(longest[0] ?? 0), 'ü'.repeat(longest[1] ?? 0)),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(...Array.from(`'"\`\\$:%?;@#.-/* \n\r\taé\u0301💥`)),
      minLength: 1,
      maxLength: 12,
    }),
  );

/** Names that a server may take for the same: other case, other accents, nothing but marks. */
const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}\p{P}\p{S}\s]/gu, '')
    .toUpperCase()
    .toLowerCase();

const NAMES = ['table', 'renamed', 'a', 'b', 'c', 'renamedColumn', 'index', 'unique', 'check'] as const;
type Names = Readonly<Record<(typeof NAMES)[number], string>>;

const namesOf = ({ longest, unusableName, undroppable }: Capacity): fc.Arbitrary<Names> =>
  fc
    .uniqueArray(
      hostileText(longest).filter((name) => !unusableName.test(name) && folded(name) !== ''),
      { minLength: NAMES.length, maxLength: NAMES.length, selector: folded },
    )
    .map((names) => Object.fromEntries(NAMES.map((role, at) => [role, names[at]])) as unknown as Names)
    .filter(({ c }) => undroppable?.test(c) !== true);

describe.each(servers.map((server) => [server.id, server] as const))('on %s', (_id, server) => {
  const dialect = dialectNamed(server.dialect);
  const capacity = capacities[server.dialect] as Capacity;
  const usableText = hostileText([60, 60]).filter((text) => !capacity.unusableLiteral.test(text));
  let scratch: ScratchServer;
  let connection: Connection;
  beforeAll(async () => {
    const url = server.url === '' ? 'embedded' : server.url;
    scratch = await openScratchServer({ dialect, server: url, from: server.from });
    connection = await (await scratch.create()).connect();
  }, 60_000);
  afterAll(() => scratch.close());

  async function survives(names: Names, text: string, other: string): Promise<void> {
    const { table: name, renamed, a, b, c, renamedColumn, index: ix, unique: uq, check: ck } = names;
    const { comment, unusableComment = capacity.unusableLiteral } = capacity;
    const [about, aboutOther] = [text, other].map((said) =>
      unusableComment.test(said) ? 'usable' : said,
    ) as [string, string];
    const commented = comment === undefined ? {} : { comment: about };
    const target = table(name, column(a, integer(), commented), column(b, string(80)));
    const extra = column(c, string(80), {
      serverDefault: text,
      ...(comment === undefined ? {} : { comment: aboutOther }),
    });
    const parts = [unique([b], { name: uq }), check('1 = 1', { name: ck })];
    await run(connection, dialect, async (op) => {
      await op.createTable(name, ...target.columns, ...parts, commented);
      await op.createIndex(ix, name, [a, b]);
      await op.addColumn(name, extra);
      await op.bulkInsert(target, [{ [a]: 1, [b]: text }]);
      await op.sql`insert into ${op.sql.id(name)} (${op.sql.id(a)}, ${op.sql.id(b)}) values (2, ${`${other}2`})`;
      await op.execute(`update ${inText(name)} set ${inText(b)} = :v where ${inText(a)} = :n`, {
        v: `${other}!`,
        n: 2,
      });
    });
    expect(await rowsOf(name, [a, b, c])).toEqual([
      [1, text, text],
      [2, `${other}!`, text],
    ]);

    await run(connection, dialect, async (op) => {
      await op.renameTable(name, renamed);
      await op.alterColumn(renamed, a, {
        newColumnName: renamedColumn,
        existingType: integer(),
        existingComment: about,
      });
    });
    const found = await catalog();
    expect(found.names).toEqual(
      [
        shown('table', renamed),
        ...[renamedColumn, b, c].map((columnName) => shown('column', renamed, columnName)),
        shown('index', ...(capacity.indexIsOfTable === true ? [renamed] : []), ix),
        shown(capacity.uniqueIs ?? 'unique constraint', renamed, uq),
        shown('check constraint', renamed, ck),
      ].sort(),
    );
    expect(found.comments).toEqual(
      comment === undefined ? [] : [about, about, aboutOther].map(comment).sort(),
    );
    expect((await rowsOf(renamed, [renamedColumn, b, c]))[0]).toEqual([1, text, text]);

    await run(connection, dialect, async (op) => {
      await op.dropIndex(ix, renamed);
      await op.batch(renamed, (batch) => {
        batch.dropConstraint(ck, { type: 'check' });
        batch.dropConstraint(uq, { type: 'unique' });
      });
      await op.dropColumn(renamed, c);
    });
    expect(await rowsOf(renamed, [renamedColumn, b])).toEqual([
      [1, text],
      [2, `${other}!`],
    ]);
    await run(connection, dialect, (op) => op.dropTable(renamed));
  }

  const KINDS = ['table', 'column', 'index', 'unique constraint', 'check constraint'];

  /** Kind and path of everything in the database that a table brings, and what is said of it. */
  async function catalog(): Promise<{
    readonly names: readonly string[];
    readonly comments: readonly string[];
  }> {
    const { objects } = await dialect.snapshot(connection);
    const found = Object.values(objects).filter(({ kind }) => KINDS.includes(kind));
    return {
      names: found.map(({ kind, name }) => asText(kind, partsOf(name))).sort(),
      comments: found
        .flatMap(({ definition: { comment } }) => (typeof comment === 'string' ? [comment] : []))
        .sort(),
    };
  }

  const shown = (kind: string, ...path: readonly string[]): string =>
    asText(kind, [...capacity.schema, ...path]);

  function asText(kind: string, path: readonly string[]): string {
    const text = JSON.stringify([kind, ...path]);
    return capacity.foldsKeys === true ? text.toLowerCase() : text;
  }

  /** By aliases: mysql2 ends a connection that reads a column called `__proto__`. */
  const rowsOf = async (name: string, columns: readonly string[]): Promise<readonly unknown[][]> => {
    const list = columns.map((column, at) => `${dialect.quote(column)} as c${at}`).join(', ');
    const rows = await connection.query<Readonly<Record<string, unknown>>>(
      `select ${list} from ${dialect.quote(name)} order by c0`,
    );
    return rows.map((row) => columns.map((_column, at) => row[`c${at}`]));
  };

  /** A name in a text with parameters. */
  const inText = (name: string): string => dialect.quote(name).replaceAll(':', '\\:');

  test.each(['as they are', ...capacity.settings])(
    'names, defaults, comments and values come back from all operations as they were, settings %s',
    async (setting) => {
      if (setting !== 'as they are') await connection.execute(setting);
      const property = fc.asyncProperty(
        namesOf(capacity),
        usableText,
        usableText,
        async (names, text, other) => {
          try {
            await survives(names, text, other);
          } catch (error) {
            // What shrinks needs an empty database.
            for (const name of [names.table, names.renamed])
              await run(connection, dialect, (op) => op.dropTable(name, { ifExists: true })).catch(
                () => undefined,
              );
            throw error;
          }
        },
      );
      await fc.assert(property, {
        numRuns: setting === 'as they are' ? 30 : 5,
      });
      expect(await catalog()).toEqual({ names: [], comments: [] });
      await connection.reset();
    },
    120_000,
  );

  test('any text is a literal that comes back as it was, or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText([63, 64]), async (text) => {
        const unusable = capacity.unusableLiteral.test(text);
        const written = attempt(() => dialect.literal(text));
        expect(written.code).toBe(unusable ? 'MIG_LITERAL_UNUSABLE' : undefined);
        if (written.result === undefined) return;
        const [row] = await connection.query(`select ${written.result} as v`);
        expect(row).toEqual({ v: text });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('what no name can be is refused before it is sent', () => {
    const [ascii, umlauts] = capacity.longest;
    const refused = (name: string): unknown => attempt(() => dialect.quote(name)).code;
    fc.assert(
      fc.property(hostileText(capacity.longest), (name) => {
        expect(refused(name)).toBe(capacity.unusableName.test(name) ? 'MIG_NAME_UNUSABLE' : undefined);
      }),
    );
    expect(refused('')).toBe('MIG_NAME_UNUSABLE');
    if (capacity.unlimited === true) return;
    expect(refused('x'.repeat(ascii + 1))).toBe('MIG_NAME_TOO_LONG');
    expect(refused('ü'.repeat(umlauts + 1))).toBe('MIG_NAME_TOO_LONG');
  });

  test('a comment that cannot be kept is refused before it is sent', () => {
    const { comment, unusableComment } = capacity;
    if (comment === undefined || unusableComment === undefined) return;
    const operations: readonly Operation[] = [
      { op: 'createTable', table: table('t', column('a', integer()), { comment: 'a\0b' }) },
      { op: 'addColumn', table: 't', column: column('a', integer(), { comment: 'a\0b' }) },
      { op: 'alterColumn', table: 't', column: 'a', comment: 'a\0b', existingType: integer() },
      { op: 'createTableComment', table: 't', comment: 'a\0b' },
    ];
    const refusals = operations.map((operation) => attempt(() => dialect.compile(operation).join('')).code);
    expect(new Set(refusals)).toEqual(new Set(['MIG_LITERAL_UNUSABLE']));
  });

  test('the splitter sees one statement where the server sees one', () => {
    fc.assert(
      fc.property(namesOf(capacity), usableText, ({ a }, text) => {
        const sql = `select ${dialect.literal(text)} as ${dialect.quote(a)}`;
        expect(dialect.splitStatements(`${sql};\n${sql};`).map(({ text: cut }) => cut)).toEqual([sql, sql]);
      }),
    );
  });
});

describe.each(
  serversOf({ dialect: 'postgresql', embedded: false }).map((server) => [server.id, server] as const),
)('on %s', (_id, server) => {
  test('standard_conforming_strings is on in our sessions, also after a reset, whatever the database says', async () => {
    const scratch = await scratchUrl(server);
    try {
      const name = new URL(scratch.url).pathname.slice(1);
      await query(server.url, `alter database ${name} set standard_conforming_strings = off`);
      const connection = await connect(
        dialectNamed('postgresql'),
        { url: scratch.url },
        { from: server.from },
      );
      const text = `\\'`;
      const read = (): Promise<readonly unknown[]> =>
        connection.query(`select ${dialectNamed('postgresql').literal(text)} as v`);
      expect(await read()).toEqual([{ v: text }]);
      await connection.reset();
      expect(await read()).toEqual([{ v: text }]);
      await connection.close();
    } finally {
      await scratch.drop();
    }
  });
});

describe.each(
  servers
    .filter(({ dialect }) => ['mysql', 'mariadb'].includes(dialect))
    .map((server) => [server.id, server] as const),
)('on %s', (_id, server) => {
  test('NO_BACKSLASH_ESCAPES is taken out of the SQL modes of our sessions, and no other is', async () => {
    const session = await openSession(server.url);
    try {
      await session.query("set session sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,NO_ZERO_DATE'");
      await session.query(START_SESSION);
      const [row] = await session.query('select @@session.sql_mode as mode');
      expect(row).toEqual({ mode: 'ANSI_QUOTES,NO_ZERO_DATE' });
    } finally {
      await session.end();
    }
  });
});

/** Runs what a revision would, each operation as the dialect binds or writes it. */
async function run(connection: Connection, dialect: Dialect, body: (op: Op) => unknown): Promise<void> {
  const send = async (operation: Operation): Promise<void> => {
    for (const step of (await dialect.expand?.(connection, operation)) ?? [operation]) {
      const bound =
        dialect.bind?.(step) ?? dialect.compile(step).map((sql) => ({ sql, parameters: undefined }));
      for (const { sql, parameters } of bound) await connection.execute(sql, parameters);
    }
  };
  const session = { quote: (name: string) => dialect.quote(name) } as SessionHost;
  const { op, drain } = createOp({ run: send, session });
  await body(op);
  await drain();
}

/** The names of which a name in a snapshot is made. */
function partsOf(name: string): readonly string[] {
  return [...name.matchAll(/"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|([^.]+)/g)].map(
    ([, quoted, backticked, plain]) =>
      quoted?.replaceAll('""', '"') ?? backticked?.replaceAll('``', '`') ?? plain ?? '',
  );
}

function attempt(make: () => string): { readonly result?: string; readonly code?: string } {
  try {
    return { result: make() };
  } catch (error) {
    if (isMigError(error)) return { code: error.code };
    throw error;
  }
}
