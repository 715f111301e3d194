import fc from 'fast-check';
import {
  isOneOf,
  MYSQL_KINDS,
  positive,
  POSTGRESQL_KINDS,
  TEXT,
  TEXT_DEFAULTS,
  VARCHAR,
  type Kind,
} from './creatable-kinds.ts';
import type {
  Column,
  Constraint,
  DataType,
  Index,
  IndexDialectOptions,
  IndexElement,
  MetaData,
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
