import fc from 'fast-check';
import { operationOf, type AlterColumn, type Operation } from '../../../src/operations/index.ts';
import {
  nameText,
  type Column,
  type Constraint,
  type ConstraintName,
  type Identifier,
  type MetaData,
  type Table,
} from '../../../src/schema/index.ts';
import { column, dataType, identifier, serverDefault, table, text } from './schema.ts';

/** A schema and an operation that can be applied to it and knows what was there before. */
export interface Applicable {
  readonly metadata: MetaData;
  readonly operation: Operation;
}

/** Operations on one table of a schema, every reversible kind among them. */
export function applicable(metadata: fc.Arbitrary<MetaData>): fc.Arbitrary<Applicable> {
  return metadata.chain((schema) =>
    fc
      .constantFrom(...schema.tables)
      .chain((on) => operationOn(on, schema))
      .map((operation) => ({ metadata: schema, operation })),
  );
}

function operationOn(on: Table, metadata: MetaData): fc.Arbitrary<Operation> {
  const where = { table: on.name, ...(on.schema == null ? {} : { schema: on.schema }) };
  const taken = new Set(metadata.tables.map((item) => nameText(item.name)));
  const fresh = identifier.filter((name) => !taken.has(nameText(name)));
  const own = new Set(on.columns.map((item) => nameText(item.name)));
  const freshColumn = column.filter((item) => !own.has(nameText(item.name)));
  const free = on.columns.filter((item) => !isUsed(on, item.name));
  const last = on.columns.at(-1) as Column;

  const kinds: fc.Arbitrary<Operation>[] = [
    table
      .filter((item) => !taken.has(nameText(item.name)))
      .map((item) => ({ op: 'createTable', table: item })),
    fc.constant<Operation>({ op: 'dropTable', ...where, existingTable: on }),
    fresh.map((name) => ({
      op: 'renameTable',
      oldTableName: on.name,
      newTableName: name,
      ...(on.schema == null ? {} : { schema: on.schema }),
    })),
    freshColumn.map((item) => ({ op: 'addColumn', ...where, column: item })),
    fc.constantFrom(...on.columns).chain((item) => alteration(item, where, freshColumn)),
    fc.constant<Operation>({
      op: 'createIndex',
      name: 'ix_new',
      ...where,
      columns: [last.name],
      unique: true,
    }),
    fc
      .constantFrom<Constraint>(
        { kind: 'unique', name: 'c_new', columns: [last.name], deferrable: true },
        { kind: 'check', name: 'c_new', sqltext: `a <> 'x'`, dialectOptions: { postgresqlNotValid: true } },
        {
          kind: 'foreignKey',
          name: 'c_new',
          columns: [last.name],
          refTable: 'other',
          refColumns: ['id'],
          match: 'FULL',
        },
        {
          kind: 'exclude',
          name: 'c_new',
          elements: [{ column: last.name, op: '=' }],
          using: 'gist',
          where: 'x > 1',
        },
      )
      .map((item) => operationOf(item, { table: on.name, schema: on.schema ?? null })),
    text.map((comment) => ({
      op: 'createTableComment',
      ...where,
      comment,
      existingComment: on.comment ?? null,
    })),
  ];
  if (free.length > 0 && on.columns.length > 1)
    kinds.push(
      fc
        .constantFrom(...free)
        .map((item) => ({ op: 'dropColumn', ...where, column: item.name, existingColumn: item })),
    );
  for (const index of on.indexes ?? [])
    kinds.push(fc.constant({ op: 'dropIndex', name: index.name ?? null, ...where, existingIndex: index }));
  for (const constraint of on.constraints ?? [])
    kinds.push(
      fc.constant({
        op: 'dropConstraint',
        name: constraint.name as ConstraintName,
        ...where,
        existingConstraint: constraint,
      }),
    );
  if (on.comment !== undefined)
    kinds.push(fc.constant({ op: 'dropTableComment', ...where, existingComment: on.comment }));
  return fc.oneof(...kinds);
}

/** Every change with what was there before. */
function alteration(
  item: Column,
  where: { readonly table: Identifier; readonly schema?: Identifier },
  freshColumn: fc.Arbitrary<Column>,
): fc.Arbitrary<Operation> {
  const existing: Partial<AlterColumn> = {
    existingType: item.type,
    existingNullable: item.nullable ?? true,
    existingServerDefault:
      item.identity === undefined ? (item.serverDefault ?? null) : { identity: item.identity },
    existingComment: item.comment ?? null,
  };
  return fc
    .record(
      {
        type: dataType,
        nullable: fc.boolean(),
        serverDefault: fc.oneof(
          serverDefault,
          fc.constant(null),
          fc.constant({ identity: { always: true } }),
        ),
        comment: fc.option(text, { nil: null }),
        newColumnName: freshColumn.map((other) => other.name),
      },
      { requiredKeys: [] },
    )
    .map((changes): Operation => ({
      op: 'alterColumn',
      ...where,
      column: item.name,
      ...changes,
      ...existing,
    }));
}

function isUsed(on: Table, name: Identifier): boolean {
  return JSON.stringify([on.constraints, on.indexes]).includes(JSON.stringify(nameText(name)));
}

/** Operations that need no schema, to be written down and read back. */
export const freeOperation: fc.Arbitrary<Operation> = fc.oneof(
  text.map((sql): Operation => ({ op: 'execute', sql })),
  fc
    .dictionary(
      fc.constantFrom('a', 'b', '__proto__', 'c d'),
      fc.oneof(text, fc.integer(), fc.constant(null)),
    )
    .map((params): Operation => ({ op: 'execute', sql: { text: 'select :a', params } })),
  fc
    .array(fc.record({ id: fc.integer(), note: fc.oneof(text, fc.constant({ $date: '2024-02-29' })) }))
    .map((rows): Operation => ({
      op: 'bulkInsert',
      table: {
        name: 'notes',
        columns: [
          { name: 'id', type: { name: 'Integer' } },
          { name: 'note', type: { name: 'Text' } },
        ],
      },
      rows,
      multiinsert: false,
    })),
  fc
    .record(
      {
        schema: identifier,
        recreate: fc.constantFrom('auto' as const, 'always' as const, 'never' as const),
        copyFrom: table,
        partialReordering: fc.constant([['a', 'b']]),
        tableArgs: fc.constant([{ kind: 'check', name: 'ck_more', sqltext: 'a > 1' } as const]),
        namingConvention: fc.constant({ uq: 'uq_%(table_name)s_%(column_0_name)s' }),
      },
      { requiredKeys: [] },
    )
    .chain((options) =>
      fc.tuple(identifier, column, text).map(([name, added, sql]): Operation => ({
        op: 'batchAlterTable',
        table: name,
        ...options,
        operations: [
          { op: 'addColumn', column: added, insertAfter: 'a' },
          { op: 'dropConstraint', name: 'uq', type: 'unique' },
          { op: 'createForeignKey', name: null, referentTable: 'o', localCols: ['a'], remoteCols: ['b'] },
          { op: 'alterColumn', column: 'b', newColumnName: 'c', serverDefault: { text: 'now()' } },
          { op: 'dropTableComment' },
          { op: 'execute', sql },
        ],
      })),
    ),
);
