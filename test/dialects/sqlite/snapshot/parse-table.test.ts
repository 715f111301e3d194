import { dialectNamed, type CatalogObject, type Connection } from '../../../../src/dialects/index.ts';
import { openScratchServer, type ScratchServer } from '../../../../src/scratch/index.ts';
import { describeOn } from '../../../support/databases.ts';

/** Definitions at the edge of the grammar, all of a table `t`. `p` has a key. */
const TABLES: readonly string[] = [
  'create table t (a)',
  'create table t (a, b primary key)',
  'create table "t" ("select" integer, [from] text, `group by` int, \'string\' blob)',
  'create table t (a unsigned big int, b double precision, c varchar ( 20 ), d decimal(10,2), e "my type")',
  'create table t (/* , */ a int -- , b\n , c text)',
  'create table t (a int constraint nn not null constraint uq unique constraint df default 5 constraint ck check (a > 0))',
  'create table t (a int, b int, primary key (a) unique (b) check (a > b))',
  'create table t (a int, b int, constraint pk primary key (a desc, b collate nocase), constraint uq unique (b, a) on conflict replace)',
  'create table t (a integer primary key asc on conflict ignore autoincrement)',
  'create table t (a integer primary key desc)',
  'create table t (a integer, primary key (a autoincrement))',
  `create table t (a default -1, b default +1.5e3, c default x'00ff', d default ('(' || ')'), e default current_timestamp, f default null, g default true)`,
  `create table t (a text default 'it''s; -- no', b text default (strftime('%s', 'now')))`,
  'create table t (a int references p, b int references p (id) on delete set null on update cascade, c int references p deferrable initially deferred not null)',
  'create table t (a int, b int, foreign key (a) references p (id) match full on delete no action not deferrable initially immediate, foreign key (b) references missing)',
  'create table t (a int, b int as (a * 2), c int generated always as (a + (1)) stored not null, d text as (upper(a)) virtual unique)',
  "create table t (a int null, b text collate nocase not null default 'x' collate rtrim)",
  `create table t (a text check (a in ('x', ')', '(')), check (case when a = 'x' then 1 else 0 end))`,
  'create table t (a integer not null, b any, primary key (a)) strict, without rowid',
  'create table t as select 1 as a, \'x\' as "b c", id from p',
  'create table t (constraint_name text, primary_color int, checked int, unique_id int, foreign_id int)',
  'create table t (key int, action text, "check" int, no int, row int, match int)',
  'create table t (a int, b int, unique (a), unique (a, b), unique (b collate nocase desc))',
  'create table t (ä int, "ö ü" text, 日本 text default \'語\')',
  'create table t (a int); alter table t add column b int not null default 0',
  "create table t (a int, check (a > 0)); alter table t add column b text default 'x' collate nocase",
  'create table old (a int, constraint ck check (old.a > 0)); alter table old rename to t; alter table t rename column a to "new name"',
  'create table t (a int, b int, c int unique); alter table t drop column b',
];

describeOn({ dialect: 'sqlite' }, (server) => {
  const dialect = dialectNamed('sqlite');
  let scratch: ScratchServer;
  beforeAll(async () => {
    scratch = await openScratchServer({ dialect, server: server.url, from: server.from });
  });
  afterAll(() => scratch.close());

  test.each(TABLES)('is read as the library reads it: %s', async (sql) => {
    const database = await scratch.create();
    const connection = await database.connect();
    await connection.script(`create table p (id integer primary key); ${sql}`);
    const objects = Object.values((await dialect.snapshot(connection)).objects);
    await expectSame(connection, objects);
    await database.drop();
  });
});

/** What PRAGMAs say of table t, and what the snapshot does. */
async function expectSame(connection: Connection, objects: readonly CatalogObject[]): Promise<void> {
  const table = objects.find(({ kind, name }) => kind === 'table' && name === 't');
  expect(table?.definition).not.toHaveProperty('text');
  const own = (kind: string) =>
    objects.filter((object) => object.kind === kind && object.parent === 'table t');
  const plain = (name: string): string =>
    name
      .replace(/^t\./, '')
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase();

  const columns = await connection.query<ColumnRow>(`select * from pragma_table_xinfo('t')`);
  expect(((table?.definition['columnOrder'] ?? []) as readonly string[]).map(plain)).toEqual(
    columns.map(({ name }) => name.toLowerCase()),
  );
  const found = new Map(own('column').map((column) => [plain(column.name), column.definition]));
  const keyColumns = new Set(columns.filter(({ pk }) => pk > 0).map(({ name }) => name));
  for (const { name, type, notnull, dflt_value: value, hidden } of columns) {
    const definition = found.get(name.toLowerCase()) ?? {};
    expect(squeezed(definition['type'] ?? '')).toBe(squeezed(type));
    // The library makes key columns NOT NULL in some tables by itself.
    if (!keyColumns.has(name)) expect(definition['notNull'] === true).toBe(notnull === 1);
    expect(squeezed(unwrapped(definition['default']))).toBe(squeezed(value ?? ''));
    expect(definition['generated'] !== undefined).toBe(hidden > 1);
    expect(definition['stored'] === true).toBe(hidden === 3);
  }

  const [key] = own('primary key');
  expect(((key?.definition['columns'] ?? []) as readonly string[]).length).toBe(keyColumns.size);
  const unique = await connection.query<{ name: string }>(
    `select name from pragma_index_list('t') where origin = 'u'`,
  );
  expect(own('unique constraint')).toHaveLength(unique.length);

  const keys = await connection.query<KeyRow>(`select * from pragma_foreign_key_list('t') order by "from"`);
  expect(
    own('foreign key')
      .map(({ definition: d }) => [
        d['columns'],
        d['references'],
        d['onDelete'] ?? 'no action',
        d['onUpdate'] ?? 'no action',
      ])
      .sort((a, b) => (JSON.stringify(a[0]) < JSON.stringify(b[0]) ? -1 : 1)),
  ).toEqual(
    keys.map((row) => [[row.from], row.table, row.on_delete.toLowerCase(), row.on_update.toLowerCase()]),
  );

  const [flags] = await connection.query<{ wr: number; strict: number }>(
    `select wr, strict from pragma_table_list where name = 't'`,
  );
  expect([table?.definition['withoutRowid'] === true, table?.definition['strict'] === true]).toEqual([
    flags?.wr === 1,
    flags?.strict === 1,
  ]);
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
  readonly hidden: number;
}
interface KeyRow {
  readonly from: string;
  readonly table: string;
  readonly on_delete: string;
  readonly on_update: string;
}

const squeezed = (value: unknown): string => (value as string).replace(/\s+/g, '').toUpperCase();
/** The PRAGMA shows an expression without its parentheses. */
const unwrapped = (value: unknown): string =>
  value === undefined ? '' : (value as string).replace(/^\((.*)\)$/s, '$1');
