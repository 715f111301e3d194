import fc from 'fast-check';
import type {
  Column,
  Constraint,
  DataType,
  Index,
  IndexDialectOptions,
  IndexElement,
  MetaData,
  ServerDefault,
  Table,
  TableDialectOptions,
} from '../../../src/schema/index.ts';

/** A schema that a server of that dialect really makes. */
export function creatable(dialect: string): fc.Arbitrary<MetaData> {
  const kit = KITS[dialect];
  if (kit === undefined) throw new Error(`no schemas for ${dialect}`);
  return fc
    .uniqueArray(fc.constantFrom('person', 'Order Line', 'select', 'ümlaut', 'a.b', `it's`), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((names) =>
      fc.tuple(...names.map((name, place) => tableOf(name, { kit, place, earlier: names.slice(0, place) }))),
    )
    .map((tables) => ({ tables }));
}

/** A type with values that fit it, as defaults and in CHECKs. */
interface Kind {
  readonly type: DataType;
  readonly defaults?: readonly ServerDefault[];
  /** A condition on a column, given its quoted name. */
  readonly check?: (name: string) => string;
  /** It can be part of a key and an index as it is. */
  readonly indexable?: boolean;
  /** Values can be added up. */
  readonly number?: boolean;
}

interface Kit {
  readonly kinds: readonly Kind[];
  readonly quote: (name: string) => string;
  readonly schema: (column: Column) => fc.Arbitrary<Column>;
  readonly tableOptions: fc.Arbitrary<TableDialectOptions>;
  readonly keys: readonly ('plain' | 'named' | 'identity' | 'none' | 'pair')[];
  readonly integer: DataType;
  readonly index: (columns: readonly NamedKind[], quote: (name: string) => string) => fc.Arbitrary<Index>;
  readonly actions: readonly (string | undefined)[];
  readonly deferrable: boolean;
  readonly comments: boolean;
}

interface NamedKind {
  readonly name: string;
  readonly kind: Kind;
}

const COLUMN_NAMES = ['a', 'Mixed', 'group', 'two words', `q"q`, 'b`c', 'naïve', 'x_1', 'c$'];

function tableOf(
  name: string,
  { kit, place, earlier }: { readonly kit: Kit; readonly place: number; readonly earlier: readonly string[] },
): fc.Arbitrary<Table> {
  const columns = fc
    .tuple(
      fc.subarray(COLUMN_NAMES, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.constantFrom(...kit.kinds)),
    )
    .map(([names, kinds]) =>
      names.map((column, at): NamedKind => ({ name: column, kind: [...kinds.take(at + 1)][at] as Kind })),
    );
  return fc
    .record({
      columns,
      key: fc.constantFrom(...kit.keys),
      comment: fc.option(fc.constantFrom('hm', `it's\na "comment" \\ here`), { nil: undefined }),
      options: kit.tableOptions,
    })
    .chain(({ columns: list, key, comment, options }) =>
      fc
        .record({
          columns: fc.tuple(...list.map((item) => columnOf(item, kit))),
          constraints: constraintsOf(list, { kit, table: name, place, earlier }),
          indexes: fc.array(kit.index(list, kit.quote), { maxLength: 3 }),
          sum: fc.boolean(),
        })
        .map(({ columns: own, constraints, indexes, sum }): Table => {
          const keyed = keyOf(key, kit, place);
          const numbers = list.filter(({ kind }) => kind.number);
          const first = numbers[0];
          return {
            name,
            columns: [
              ...keyed.columns,
              ...(earlier.length > 0 ? [{ name: 'ref', type: kit.integer }] : []),
              ...own,
              ...(sum && first !== undefined
                ? [
                    {
                      name: 'sum',
                      type: first.kind.type,
                      computed: { sqltext: `${kit.quote(first.name)} + 1`, persisted: true },
                    },
                  ]
                : []),
            ],
            constraints: [...keyed.constraints, ...constraints],
            indexes: indexes.map((index, at) => ({ ...index, name: `Ix ${place}_${at}` })),
            ...(comment === undefined || !kit.comments ? {} : { comment }),
            ...(Object.keys(options).length === 0 ? {} : { dialectOptions: options }),
          };
        }),
    );
}

function columnOf({ name, kind }: NamedKind, kit: Kit): fc.Arbitrary<Column> {
  return fc
    .record({
      nullable: fc.boolean(),
      serverDefault: fc.option(fc.constantFrom(...(kind.defaults ?? [undefined])), { nil: undefined }),
      comment: fc.option(fc.constantFrom('note', `it's`), { nil: undefined }),
    })
    .chain(({ nullable, serverDefault, comment }) =>
      kit.schema({
        name,
        type: kind.type,
        nullable,
        ...(serverDefault === undefined ? {} : { serverDefault }),
        ...(comment === undefined || !kit.comments ? {} : { comment }),
      }),
    );
}

function keyOf(
  key: Kit['keys'][number],
  kit: Kit,
  place: number,
): { readonly columns: readonly Column[]; readonly constraints: readonly Constraint[] } {
  // Others refer to it: the tables before the last have one.
  const name = `Key ${place}`;
  switch (key) {
    case 'none':
      return {
        columns: [{ name: 'id', type: kit.integer, nullable: false }],
        constraints: [{ kind: 'unique', name: `un ${place}`, columns: ['id'] }],
      };
    case 'identity':
      return {
        columns: [
          {
            name: 'id',
            type: kit.integer,
            identity: { always: true, start: 5, increment: 2, minValue: 1, cycle: true },
          },
        ],
        constraints: [{ kind: 'primaryKey', columns: ['id'] }],
      };
    case 'pair':
      return {
        columns: [
          { name: 'id', type: kit.integer, autoincrement: false },
          { name: 'second', type: kit.integer },
        ],
        constraints: [
          { kind: 'primaryKey', name, columns: ['second', 'id'] },
          { kind: 'unique', name: `un ${place}`, columns: ['id'] },
        ],
      };
    case 'named':
      return {
        columns: [{ name: 'id', type: kit.integer, autoincrement: false }],
        constraints: [{ kind: 'primaryKey', name, columns: ['id'] }],
      };
    default:
      return { columns: [{ name: 'id', type: kit.integer, primaryKey: true }], constraints: [] };
  }
}

function constraintsOf(
  columns: readonly NamedKind[],
  {
    kit,
    table,
    place,
    earlier,
  }: {
    readonly kit: Kit;
    readonly table: string;
    readonly place: number;
    readonly earlier: readonly string[];
  },
): fc.Arbitrary<readonly Constraint[]> {
  const indexable = columns.filter(({ kind }) => kind.indexable).map(({ name }) => name);
  const checked = columns.filter(({ kind }) => kind.check !== undefined);
  const deferral = kit.deferrable
    ? fc.constantFrom({}, { deferrable: true }, { deferrable: true, initially: 'DEFERRED' })
    : fc.constant({});
  const uniques = fc
    .tuple(upToTwo(indexable), deferral)
    .map(([picked, how]): readonly Constraint[] =>
      picked.length === 0 ? [] : [{ kind: 'unique', name: `Uq ${place}`, columns: picked, ...how }],
    );
  const checks = upToTwo(checked).map((picked) =>
    picked.map(({ name, kind }, at): Constraint => ({
      kind: 'check',
      name: `Ck ${place} ${at}`,
      sqltext: kind.check?.(kit.quote(name)) ?? '1 = 1',
    })),
  );
  const keys = fc
    .record({
      target: fc.constantFrom(table, ...earlier),
      onDelete: fc.constantFrom(...kit.actions),
      onUpdate: fc.constantFrom(...kit.actions),
      how: deferral,
    })
    .map(({ target, onDelete, onUpdate, how }): readonly Constraint[] =>
      earlier.length === 0
        ? []
        : [
            {
              kind: 'foreignKey',
              name: `Fk ${place}`,
              columns: ['ref'],
              refTable: target,
              refColumns: ['id'],
              ...(onDelete === undefined ? {} : { onDelete }),
              ...(onUpdate === undefined ? {} : { onUpdate }),
              ...how,
            },
          ],
    );
  return fc.tuple(uniques, checks, keys).map((lists) => lists.flat());
}

function indexOf(
  options: fc.Arbitrary<IndexDialectOptions>,
  orders: readonly Partial<Extract<IndexElement, { column: unknown }>>[],
): Kit['index'] {
  return (columns) => {
    const names = ['id', ...columns.filter(({ kind }) => kind.indexable).map(({ name }) => name)];
    return fc
      .record({
        picked: upToTwo(names, 1),
        order: fc.constantFrom(...orders),
        unique: fc.boolean(),
        options,
      })
      .map(({ picked, order, unique, options: own }): Index => ({
        columns: picked.map((column, at) =>
          at === 0 && Object.keys(order).length > 0 ? { column, ...order } : column,
        ),
        ...(unique ? { unique: true } : {}),
        ...(Object.keys(own).length === 0 ? {} : { dialectOptions: own }),
      }));
  };
}

function upToTwo<Item>(items: readonly Item[], least = 0): fc.Arbitrary<readonly Item[]> {
  return fc.subarray([...items], { minLength: least, maxLength: Math.min(2, items.length) });
}

const same = (column: Column): fc.Arbitrary<Column> => fc.constant(column);
const inDoubleQuotes = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const inBackticks = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

const TEXT_DEFAULTS: readonly ServerDefault[] = ['', 'x', `it's`, 'a\\b', '%s :x'];

const POSTGRESQL: Kit = {
  quote: inDoubleQuotes,
  integer: { name: 'Integer' },
  keys: ['plain', 'named', 'identity', 'none', 'pair'],
  actions: [undefined, 'CASCADE', 'SET NULL', 'RESTRICT', 'SET DEFAULT'],
  deferrable: true,
  comments: true,
  schema: same,
  tableOptions: fc.constantFrom<TableDialectOptions>(
    {},
    { postgresqlWith: { fillfactor: 70, autovacuum_enabled: false } },
  ),
  index: (columns, quote) => {
    const plain = indexOf(
      fc.constantFrom<IndexDialectOptions>(
        {},
        { postgresqlUsing: 'hash' },
        { postgresqlWhere: '"id" > 3' },
        { postgresqlInclude: ['id'] },
        { postgresqlWith: { fillfactor: 50 } },
      ),
      [{}, { order: 'desc' }, { order: 'desc', nulls: 'last' }, { nulls: 'first' }],
    )(columns, quote).map((index): Index =>
      index.dialectOptions?.postgresqlUsing === 'hash'
        ? { columns: ['id'], dialectOptions: { postgresqlUsing: 'hash' } }
        : index,
    );
    const texts = columns.filter(({ kind }) => kind.type === VARCHAR || kind.type === TEXT);
    const [first] = texts;
    if (first === undefined) return plain;
    return fc.oneof(
      plain,
      fc.constantFrom<Index>(
        { columns: [{ text: `lower(${quote(first.name)})` }], unique: true },
        { columns: [first.name], dialectOptions: { postgresqlOps: { [first.name]: 'text_pattern_ops' } } },
        { columns: [{ column: first.name, collate: 'C', order: 'desc' }, 'id'] },
      ),
    );
  },
  kinds: [],
};

const VARCHAR: DataType = { name: 'String', length: 20 };
const TEXT: DataType = { name: 'Text' };
const positive = (name: string): string => `${name} > -4`;
const isOneOf = (name: string): string => `${name} in ('x', 'it''s')`;

const POSTGRESQL_KINDS: readonly Kind[] = [
  {
    type: { name: 'Integer' },
    defaults: ['3', { text: '-1' }],
    check: positive,
    indexable: true,
    number: true,
  },
  {
    type: { name: 'BigInteger' },
    defaults: [{ text: '(1 + 2)' }],
    check: positive,
    indexable: true,
    number: true,
  },
  { type: { name: 'SmallInteger' }, check: positive, indexable: true },
  { type: VARCHAR, defaults: TEXT_DEFAULTS, check: isOneOf, indexable: true },
  { type: { name: 'VARCHAR' }, defaults: TEXT_DEFAULTS, indexable: true },
  { type: { name: 'CHAR', length: 3 }, defaults: ['abc'], check: isOneOf, indexable: true },
  { type: TEXT, defaults: TEXT_DEFAULTS, check: (name) => `length(${name}) < 9`, indexable: true },
  { type: { name: 'TEXT', collation: 'C' }, indexable: true },
  { type: { name: 'String', length: 7, collation: 'C' }, defaults: ['x'], indexable: true },
  {
    type: { name: 'Numeric', precision: 10, scale: 2 },
    defaults: ['1.5'],
    check: positive,
    indexable: true,
    number: true,
  },
  { type: { name: 'Numeric' }, indexable: true },
  { type: { name: 'Float' } },
  { type: { name: 'REAL' }, defaults: [{ text: '1.5' }] },
  {
    type: { name: 'Boolean' },
    defaults: [{ text: 'true' }],
    check: (name) => `not ${name}`,
    indexable: true,
  },
  { type: { name: 'Date' }, defaults: ['2024-02-29', { func: 'current_date' }], indexable: true },
  { type: { name: 'DateTime' }, defaults: [{ text: 'now()' }], indexable: true },
  { type: { name: 'DateTime', timezone: true }, defaults: [{ func: 'now' }, { text: 'clock_timestamp()' }] },
  { type: { name: 'postgresql.TIMESTAMP', precision: 3 }, indexable: true },
  { type: { name: 'postgresql.TIME', precision: 0, timezone: true } },
  { type: { name: 'Time' } },
  { type: { name: 'Interval' }, defaults: ['1 day', { text: `'1 day'::interval * 2` }] },
  { type: { name: 'postgresql.INTERVAL', fields: 'YEAR TO MONTH' } },
  { type: { name: 'postgresql.INTERVAL', precision: 2 } },
  { type: { name: 'postgresql.INTERVAL', fields: 'day to second', precision: 2 } },
  { type: { name: 'LargeBinary' }, defaults: ['\\x00ff'] },
  { type: { name: 'JSON' }, defaults: ['{"a": [1]}'] },
  { type: { name: 'postgresql.JSONB' }, defaults: [{ text: `'{}'::jsonb` }] },
  { type: { name: 'Uuid' }, defaults: [{ text: 'gen_random_uuid()' }], indexable: true },
  { type: { name: 'postgresql.BIT', length: 3 }, defaults: [{ text: `B'101'` }] },
  { type: { name: 'postgresql.BIT', varying: true, length: 5 } },
  { type: { name: 'postgresql.BIT', varying: true } },
  { type: { name: 'postgresql.INET' }, defaults: ['10.0.0.1'], indexable: true },
  { type: { name: 'postgresql.MACADDR8' } },
  { type: { name: 'postgresql.TSVECTOR' } },
  { type: { name: 'postgresql.TSTZRANGE' } },
  { type: { name: 'postgresql.INT4MULTIRANGE' } },
  { type: { name: 'postgresql.MONEY' }, defaults: ['1.50'] },
  { type: { name: 'postgresql.REGCLASS' } },
  { type: { name: 'postgresql.XML' } },
  {
    type: { name: 'postgresql.ARRAY', itemType: { name: 'Integer' } },
    defaults: ['{1,2}', { text: 'ARRAY[1]' }],
  },
  { type: { name: 'ARRAY', itemType: { name: 'String', length: 3 } }, defaults: ['{}'] },
  { type: { name: 'postgresql.ARRAY', itemType: { name: 'Numeric', precision: 4, scale: 1 } } },
  {
    type: { name: 'Enum', values: ['a', `it's`, 'C c'], typeName: 'Mood' },
    defaults: ['a', `it's`],
    check: (name) => `${name} <> 'a'`,
    indexable: true,
  },
  { type: { name: 'ARRAY', itemType: { name: 'Enum', values: ['a', `it's`, 'C c'], typeName: 'Mood' } } },
  {
    type: {
      name: 'postgresql.DOMAIN',
      typeName: 'positive',
      dataType: { name: 'Integer' },
      check: 'VALUE > 0',
      constraintName: 'is positive',
    },
    defaults: [{ text: '1' }],
    indexable: true,
  },
  {
    type: {
      name: 'postgresql.DOMAIN',
      typeName: 'short',
      dataType: { name: 'VARCHAR', length: 9 },
      default: { text: `'x'` },
      notNull: true,
    },
  },
  { type: { name: 'Enum', values: ['x', 'y'], nativeEnum: false, createConstraint: true } },
  { type: { sql: 'point' } },
  { type: { sql: 'bpchar' }, defaults: ['q'] },
  { type: { sql: '"char"' }, defaults: ['q'] },
  { type: { sql: 'varchar(5)[]' } },
];

const MYSQL_KINDS: readonly Kind[] = [
  { type: { name: 'Integer' }, defaults: ['3', '-1'], check: positive, indexable: true, number: true },
  { type: { name: 'BigInteger' }, defaults: ['0'], check: positive, indexable: true, number: true },
  { type: { name: 'mysql.INTEGER', unsigned: true }, defaults: ['7'], indexable: true },
  { type: { name: 'mysql.BIGINT', unsigned: true, zerofill: true, displayWidth: 12 } },
  { type: { name: 'mysql.MEDIUMINT' }, indexable: true },
  {
    type: { name: 'Boolean' },
    defaults: [{ text: '1' }, { text: 'true' }],
    check: (name) => `not ${name}`,
    indexable: true,
  },
  { type: VARCHAR, defaults: TEXT_DEFAULTS, check: isOneOf, indexable: true },
  { type: { name: 'mysql.VARCHAR', length: 9, charset: 'latin1' }, defaults: ['x'], indexable: true },
  { type: { name: 'mysql.VARCHAR', length: 9, collation: 'utf8mb4_bin' }, defaults: ['x'], indexable: true },
  { type: { name: 'mysql.CHAR', length: 3, charset: 'ascii', collation: 'ascii_bin' }, indexable: true },
  { type: { name: 'mysql.NVARCHAR', length: 4 } },
  { type: TEXT, check: (name) => `char_length(${name}) < 9` },
  { type: { name: 'mysql.MEDIUMTEXT' } },
  { type: { name: 'mysql.TINYTEXT', charset: 'latin1' } },
  {
    type: { name: 'Numeric', precision: 10, scale: 2 },
    defaults: ['1.5', '-2.25'],
    check: positive,
    indexable: true,
    number: true,
  },
  { type: { name: 'Numeric' } },
  { type: { name: 'Float' }, defaults: ['1.5'] },
  { type: { name: 'mysql.DOUBLE', unsigned: true }, defaults: ['1.5'] },
  { type: { name: 'mysql.FLOAT', precision: 7, scale: 3 } },
  { type: { name: 'mysql.BIT', length: 3 }, defaults: [{ text: `b'101'` }] },
  { type: { name: 'Date' }, defaults: ['2024-02-29'], indexable: true },
  {
    type: { name: 'DateTime' },
    defaults: [{ text: 'CURRENT_TIMESTAMP' }, '2024-02-29 01:02:03'],
    indexable: true,
  },
  {
    type: { name: 'mysql.DATETIME', fsp: 3 },
    defaults: [
      { text: 'CURRENT_TIMESTAMP(3)' },
      { text: 'CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)' },
    ],
  },
  {
    type: { name: 'TIMESTAMP' },
    defaults: [{ text: 'CURRENT_TIMESTAMP' }, { text: 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP' }],
  },
  { type: { name: 'mysql.TIME', fsp: 2 } },
  { type: { name: 'mysql.YEAR' }, defaults: ['2024'] },
  { type: { name: 'LargeBinary' } },
  { type: { name: 'mysql.VARBINARY', length: 9 }, indexable: true },
  { type: { name: 'mysql.BINARY', length: 4 } },
  { type: { name: 'mysql.LONGBLOB' } },
  { type: { name: 'JSON' } },
  {
    type: { name: 'mysql.ENUM', values: ['a', `it's`, 'C, c', 'x)', 'b\\d'] },
    defaults: ['a', `it's`],
    indexable: true,
  },
  { type: { name: 'mysql.SET', values: ['a', 'b'], charset: 'latin1' }, defaults: ['a,b'] },
  { type: { name: 'Enum', values: ['x', 'y'], typeName: 'kind' } },
  { type: { sql: 'point' } },
  { type: { sql: 'int invisible' }, defaults: ['4'] },
];

function mysqlKit(dialect: 'mysql' | 'mariadb'): Kit {
  const own = dialect === 'mysql';
  const option = (name: string, value: string | number): TableDialectOptions => ({ [dialect + name]: value });
  return {
    quote: inBackticks,
    integer: { name: 'Integer' },
    keys: ['plain', 'none', 'pair', 'named'],
    actions: [undefined, 'CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION'],
    deferrable: false,
    comments: true,
    schema: same,
    tableOptions: fc.constantFrom<TableDialectOptions>(
      {},
      option('RowFormat', 'DYNAMIC'),
      option('DefaultCharset', 'latin1'),
      { ...option('DefaultCharset', 'utf8mb4'), ...option('Collate', 'utf8mb4_bin') },
    ),
    index: (columns, quote) => {
      const plain = indexOf(
        fc.constantFrom<IndexDialectOptions>({}, { mysqlUsing: 'BTREE' } as IndexDialectOptions),
        [{}, { order: 'desc' }],
      )(columns, quote);
      const [text] = columns.filter(({ kind }) => kind.type === TEXT || kind.type === VARCHAR);
      if (text === undefined) return plain;
      return fc.oneof(
        plain,
        fc.constantFrom<Index>(
          { columns: [text.name], dialectOptions: { [`${dialect}Prefix`]: 'FULLTEXT' } },
          { columns: [text.name, 'id'], dialectOptions: { [`${dialect}Length`]: { [text.name]: 5 } } },
          ...(own
            ? [{ columns: [{ text: `(lower(${quote(text.name)}))` }, 'id'] } as Index].filter(
                () => text.kind.type === VARCHAR,
              )
            : []),
        ),
      );
    },
    kinds: [
      ...MYSQL_KINDS.filter(({ type }) => own || !('sql' in type && type.sql.includes('invisible'))),
      ...(own
        ? [{ type: VARCHAR, defaults: [{ text: '(uuid())' }, { text: `(concat('a', 'b'))` }] }]
        : [
            { type: { name: 'mariadb.INET6' } as DataType, indexable: true },
            { type: { name: 'UUID' } as DataType, indexable: true },
            { type: VARCHAR, defaults: [{ text: 'uuid()' }, { text: `(concat('a', 'b'))` }] },
            { type: TEXT, defaults: ['x'] },
          ]),
    ],
  };
}

const SQLITE: Kit = {
  quote: inDoubleQuotes,
  integer: { name: 'Integer' },
  keys: ['plain', 'named', 'none', 'pair'],
  actions: [undefined, 'CASCADE', 'SET NULL', 'RESTRICT', 'SET DEFAULT'],
  deferrable: false,
  comments: false,
  schema: same,
  tableOptions: fc.constantFrom<TableDialectOptions>({}, { sqliteWithRowid: true }),
  index: indexOf(fc.constantFrom<IndexDialectOptions>({}, { sqliteWhere: '"id" > 3' }), [
    {},
    { order: 'desc' },
    { collate: 'NOCASE' },
  ]),
  kinds: [
    {
      type: { name: 'Integer' },
      defaults: ['3', { text: '-1' }],
      check: positive,
      indexable: true,
      number: true,
    },
    { type: VARCHAR, defaults: TEXT_DEFAULTS, check: isOneOf, indexable: true },
    { type: TEXT, defaults: [{ text: `('a' || 'b')` }], indexable: true },
    { type: { name: 'Numeric', precision: 10, scale: 2 }, defaults: ['1.5'], indexable: true, number: true },
    { type: { name: 'Boolean' }, defaults: [{ text: '1' }], indexable: true },
    { type: { name: 'DateTime' }, defaults: [{ text: 'CURRENT_TIMESTAMP' }], indexable: true },
    { type: { name: 'Date' } },
    { type: { name: 'LargeBinary' } },
    { type: { name: 'JSON' }, defaults: ['{}'] },
    { type: { name: 'Float' } },
    { type: { name: 'Enum', values: ['x', 'y'], createConstraint: true } },
    { type: { sql: 'whatever(3, 4)' } },
  ],
};

const KITS: Readonly<Record<string, Kit>> = {
  postgresql: { ...POSTGRESQL, kinds: POSTGRESQL_KINDS },
  mysql: mysqlKit('mysql'),
  mariadb: mysqlKit('mariadb'),
  sqlite: SQLITE,
};
