import fc from 'fast-check';
import type {
  Column,
  Constraint,
  DataType,
  Identifier,
  Index,
  MetaData,
  ServerDefault,
  Table,
} from '../../../src/schema/index.ts';

/** Names of all sorts: plain, reserved, mixed case, with quotes, blanks, dots and other scripts. */
export const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'users',
    'id',
    'order',
    'select',
    'UserId',
    'line item',
    'a.b',
    `it's`,
    'dq"dq',
    '1st',
    'ümlaut',
  ),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
);

export const identifier: fc.Arbitrary<Identifier> = fc.oneof(
  { weight: 9, arbitrary: name },
  { weight: 1, arbitrary: fc.record({ quoted: name }) },
);

/** Any text that a database can hold. */
export const text: fc.Arbitrary<string> = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((value) => !value.includes('\0') && !/\p{Surrogate}/u.test(value));

export const dataType: fc.Arbitrary<DataType> = fc.oneof(
  fc.constantFrom<DataType>(
    { name: 'Integer' },
    { name: 'BigInteger' },
    { name: 'Text' },
    { name: 'Boolean' },
    { name: 'Date' },
    { name: 'Double' },
    { name: 'JSON' },
    { name: 'Uuid', nativeUuid: false },
    { name: 'DateTime', timezone: true },
    { name: 'postgresql.JSONB' },
    { name: 'postgresql.TIMESTAMP', precision: 3 },
    { name: 'postgresql.INTERVAL', fields: 'YEAR TO MONTH' },
    { name: 'VARCHAR', length: 7 },
    { name: 'postgresql.ARRAY', itemType: { name: 'Integer' }, dimensions: 2 },
    { name: 'ARRAY', itemType: { name: 'String', length: 3 } },
    { name: 'JSON', variants: { postgresql: { name: 'postgresql.JSONB' }, 'my sql': { name: 'Text' } } },
    { name: 'postgresql.DOMAIN', typeName: 'positive', dataType: { name: 'Integer' }, check: 'VALUE > 0' },
    { sql: 'point' },
  ),
  fc
    .record({ length: fc.integer({ min: 1, max: 300 }), collation: fc.constant('C') }, { requiredKeys: [] })
    .map((parameters): DataType => ({ name: 'String', ...parameters })),
  fc
    .record({ precision: fc.integer({ min: 5, max: 20 }), scale: fc.integer({ min: 0, max: 5 }) })
    .map((parameters): DataType => ({ name: 'Numeric', ...parameters })),
  fc
    .array(
      text.filter((value) => value !== ''),
      { minLength: 1, maxLength: 3 },
    )
    .map((values): DataType => ({
      name: 'Enum',
      values,
      typeName: 'mood',
      nativeEnum: false,
      createConstraint: true,
    })),
);

export const serverDefault: fc.Arbitrary<ServerDefault> = fc.oneof(
  text,
  fc.constantFrom<ServerDefault>({ text: 'now()' }, { text: "'x' || 'y'" }, { func: 'now' }),
);

export const column: fc.Arbitrary<Column> = fc
  .record(
    {
      name: identifier,
      type: dataType,
      nullable: fc.boolean(),
      serverDefault,
      unique: fc.constant(true),
      comment: text,
      identity: fc.constantFrom({}, { always: true, start: 3 }),
      checks: fc.constant([{ sqltext: 'true', name: 'ck' }]),
      foreignKeys: fc.constant([{ refTable: 'other', refColumn: 'id', onDelete: 'CASCADE' as const }]),
    },
    { requiredKeys: ['name', 'type'] },
  )
  // A column has one source of values.
  .map(({ identity, ...rest }) =>
    identity === undefined || rest.serverDefault !== undefined ? rest : { ...rest, identity },
  );

const columns = fc.uniqueArray(column, {
  minLength: 2,
  maxLength: 5,
  selector: (item) => (typeof item.name === 'string' ? item.name : item.name.quoted),
});

/** A table whose constraints and indexes name its own columns. */
export const table: fc.Arbitrary<Table> = fc
  .tuple(identifier, fc.option(identifier, { nil: undefined }), columns, fc.option(text, { nil: undefined }))
  .chain(([tableName, schema, ownColumns, comment]) => {
    const names = fc.subarray(
      ownColumns.map((item) => item.name),
      { minLength: 1 },
    );
    const constraint: fc.Arbitrary<Constraint> = fc.oneof(
      names.map((picked): Constraint => ({ kind: 'unique', columns: picked, name: 'uq_1' })),
      names.map((picked): Constraint => ({ kind: 'primaryKey', columns: picked, name: 'pk_1' })),
      fc.constant<Constraint>({ kind: 'check', sqltext: '1 = 1', name: 'ck_1' }),
      names.map((picked): Constraint => ({
        kind: 'foreignKey',
        columns: picked,
        refTable: 'other',
        refColumns: picked,
        name: 'fk_1',
        onDelete: 'SET NULL',
      })),
      names.map((picked): Constraint => ({
        kind: 'exclude',
        elements: picked.map((item) => ({ column: item, op: '=' })),
        name: 'ex_1',
      })),
    );
    const index: fc.Arbitrary<Index> = fc.record(
      {
        name: fc.constantFrom('ix_1', 'ix_2'),
        columns: names,
        unique: fc.constant(true),
        dialectOptions: fc.constant({ postgresqlUsing: 'gin' }),
      },
      { requiredKeys: ['name', 'columns'] },
    );
    return fc
      .record({
        constraints: fc.uniqueArray(constraint, { maxLength: 3, selector: (item) => item.kind }),
        indexes: fc.uniqueArray(index, { maxLength: 2, selector: (item) => JSON.stringify(item.name) }),
      })
      .map((parts): Table => ({
        name: tableName,
        columns: ownColumns,
        ...(schema === undefined ? {} : { schema }),
        ...(comment === undefined ? {} : { comment }),
        ...(parts.constraints.length === 0 ? {} : { constraints: parts.constraints }),
        ...(parts.indexes.length === 0 ? {} : { indexes: parts.indexes }),
      }));
  });

export const metadata: fc.Arbitrary<MetaData> = fc
  .uniqueArray(table, {
    minLength: 1,
    maxLength: 3,
    selector: (item) => (typeof item.name === 'string' ? item.name : item.name.quoted),
  })
  .map((tables) => ({ tables }));
