import { migError } from '../../../errors/index.ts';
import {
  newReflectArgs,
  recreation,
  withReflectOptions,
  type BatchAlterTable,
  type Operation,
} from '../../../operations/index.ts';
import { autoincrementColumn, nameText, sameName, type Column, type Table } from '../../../schema/index.ts';
import { finalName } from '../../standard/index.ts';
import { diffSnapshots } from '../../diff-snapshots.ts';
import type { CompileOptions, Connection } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import {
  close,
  createClosing,
  execute,
  holder,
  identityProperties,
  keyOf,
  lastPart,
  list,
  nameParts,
  objectName,
  ownName,
  text,
  unquoted,
  usualName,
  type Closing,
} from '../close/index.ts';
import { compile, literal, quote, recreatesTable, writer } from '../compile/index.ts';
import { locateTable } from '../locate-table.ts';
import { readTable, readTypes, type TableReading } from '../reflect/index.ts';
import { takeSnapshot } from '../snapshot/index.ts';
import { levelOf } from '../snapshot/levels.ts';
import { fatesOf, recreatedSides } from './batch-sides.ts';

/**
 * A batch that makes its table anew, with all that hangs on the table: what the table is now, if the batch does not say,
 * sequences with the numbers that they have reached, owner, privileges, triggers, policies, rules, publications, and what
 * columns and keys have that a definition does not say. Views on the table and references from other tables make the server
 * refuse it.
 *
 * @throws MIG_REFLECTION_FAILED for a partition, or a table with partitions or in a line of inheritance
 */
export async function expandBatch(
  connection: Connection,
  batch: BatchAlterTable,
  options: CompileOptions,
): Promise<readonly Operation[]> {
  if (!recreatesTable(batch)) return [batch];
  const name = nameText(batch.table);
  const schema = batch.schema == null ? undefined : nameText(batch.schema);
  const place = await locateTable(connection, { name, ...(schema === undefined ? {} : { schema }) });
  const snapshot = await takeSnapshot(connection);
  const [session] = await connection.query<{ role: string; home: string | null }>(
    'select quote_ident(current_user) as role, quote_ident(current_schema()) as home',
  );
  const role = session === undefined ? {} : { role: session.role };
  const closing = createClosing(snapshot, snapshot, { home: session?.home ?? 'public' });
  const object = Object.values(snapshot.objects).find(
    (item) =>
      item.kind.endsWith('table') &&
      place.exists &&
      ownName(item) === name &&
      unquoted(nameParts(item.name)[0] ?? '') === place.schema,
  );
  if (object === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `alter table ${name} in a batch`,
      problem: 'there is no such table',
    });
  const reading = readTable(object, { closing, types: readTypes(closing) });
  assertAlone(object, reading, closing);
  const fates = fatesOf(batch);
  const made = recreated(batch, reading, object, closing);
  const final = recreation(made, {
    convention: options.namingConvention ?? {},
    nameOf: (named, convention) => finalName({ writer, convention }, named),
  });
  const dropped = new Set(
    batch.operations.flatMap((operation) =>
      operation.op === 'dropConstraint' && operation.name !== null ? [nameText(operation.name)] : [],
    ),
  );
  const { from, to } = recreatedSides(object, {
    snapshot,
    reading,
    final,
    fates,
    dropped,
    ...role,
  });
  const rest = close(from, to, diffSnapshots(from, to, { levelOf }), role);
  return [
    ...((await connection.inTransaction?.()) === true
      ? [execute(`LOCK TABLE ${object.name} IN ACCESS EXCLUSIVE MODE`)]
      : []),
    ...withHandover(made, options, handover(object, { closing, fates, final: final.table })),
    ...renamedParts(object, { closing, fates, final: final.table, version: closing.version }),
    ...rest,
  ];
}

/** A copy has no place in a line of inheritance, and dropping a partitioned table drops its partitions with all rows. */
function assertAlone(object: CatalogObject, { table, remarks }: TableReading, closing: Closing): void {
  const child = Object.values(closing.to.objects).find(
    ({ kind, definition }) =>
      kind === 'table' &&
      (definition['partitionOf'] === object.name ||
        ((definition['inherits'] ?? []) as readonly string[]).includes(object.name)),
  );
  const reason =
    table === undefined
      ? (remarks[0]?.reason ?? '')
      : child !== undefined
        ? `${child.name} is its partition or inherits from it, and would be lost`
        : list(object, 'inherits').length > 0
          ? 'it inherits columns'
          : undefined;
  if (reason !== undefined) throw migError('MIG_REFLECTION_FAILED', { table: ownName(object), reason });
}

/** The batch with what the table is now. Columns keep the sequences that they have, and so the numbers these have reached. */
function recreated(
  batch: BatchAlterTable,
  { table, remarks }: TableReading,
  object: CatalogObject,
  closing: Closing,
): BatchAlterTable & { readonly copyFrom: Table } {
  const unsaid = new Set(
    remarks.filter(({ property }) => property === undefined).map(({ key }) => lastPart(key)),
  );
  const notValid = (table?.constraints ?? []).filter(
    (item) =>
      item.kind !== 'exclude' &&
      item.dialectOptions !== undefined &&
      'postgresqlNotValid' in item.dialectOptions,
  );
  for (const { name } of notValid) if (name != null) unsaid.add(quote(nameText(name)));
  const known: Table = {
    ...(table as Table),
    constraints: (table?.constraints ?? []).filter((item) => !notValid.includes(item)),
  };
  const copyFrom = batch.copyFrom ?? withReflectOptions(known, batch);
  return {
    ...batch,
    // What the copy cannot have is made after it, unless the batch drops it.
    operations: batch.operations.filter(
      (operation) =>
        operation.op !== 'dropConstraint' ||
        operation.name === null ||
        !unsaid.has(quote(nameText(operation.name))),
    ),
    copyFrom: withSequences(copyFrom, object, closing),
    ...newReflectArgs(known, batch),
    ...(batch.copyFrom === undefined && batch.namingConvention !== undefined
      ? { copyFromNamingConvention: batch.namingConvention }
      : {}),
  };
}

/** Instead of a sequence of its own a column that had one has its default. */
function withSequences(table: Table, object: CatalogObject, closing: Closing): Table {
  const numbered = autoincrementColumn(table);
  const columns = table.columns.map((column): Column => {
    const isSerial =
      column === numbered || ('sql' in column.type && /^(small|big)?serial$/i.test(column.type.sql));
    const old = closing.to.objects[`column ${object.name}.${quote(nameText(column.name))}`];
    const value = old === undefined ? '' : text(old, 'default');
    if (!isSerial || column.identity !== undefined || !value.startsWith('nextval(')) return column;
    const { autoincrement: _autoincrement, ...rest } = column;
    return {
      ...rest,
      type: { sql: text(old as CatalogObject, 'type') },
      serverDefault: { text: value.replace('::regclass', '') },
    };
  });
  return { ...table, columns };
}

interface Handover {
  readonly closing: Closing;
  /** The name that each column has in the end; `undefined` for one that is dropped. */
  readonly fates: (column: string) => string | undefined;
  /** The new table under its temporary name. */
  readonly final: Table;
}

/** What has to be done while both tables are there: sequences change hands, identities go on where the old ones are. */
function handover(object: CatalogObject, { closing, fates, final }: Handover): readonly string[] {
  const temporary = `${holder(object.name)}.${quote(nameText(final.name))}`;
  return closing.to.childrenOf(keyOf(object)).flatMap((column): readonly string[] => {
    if (column.kind !== 'column') return [];
    const name = fates(ownName(column));
    const kept = final.columns.find((item) => name !== undefined && sameName(item.name, name));
    if (name === undefined || kept === undefined) return [];
    const sequences = closing.to.childrenOf(keyOf(column)).filter(({ kind }) => kind === 'sequence');
    const identity = identityProperties(column);
    return [
      ...sequences.map((sequence) => `ALTER SEQUENCE ${sequence.name} OWNED BY ${temporary}.${quote(name)}`),
      ...(identity === undefined || kept.identity === undefined
        ? []
        : [
            `SELECT setval(pg_get_serial_sequence(${literal(temporary)}, ${literal(name)}), last_value, is_called) FROM ${String(identity['sequence'])}`,
          ]),
    ];
  });
}

/** The statements of the batch, with others before the old table goes. */
function withHandover(
  made: BatchAlterTable & { readonly copyFrom: Table },
  options: CompileOptions,
  statements: readonly string[],
): readonly Operation[] {
  const schema = made.schema ?? made.copyFrom.schema ?? null;
  const [drop = ''] = compile({ op: 'dropTable', table: made.table, ...(schema === null ? {} : { schema }) });
  const all = compile(made, options);
  const at = all.lastIndexOf(drop);
  return [...all.slice(0, at), ...statements, ...all.slice(at)].map(execute);
}

/** What the server named after the temporary table: sequences of new columns, and from version 18 on every NOT NULL. */
function renamedParts(
  object: CatalogObject,
  { closing, fates, final, version }: Handover & { readonly version: number },
): readonly Operation[] {
  const temporary = nameText(final.name);
  const own = unquoted(lastPart(object.name));
  const old = new Map(
    closing.to
      .childrenOf(keyOf(object))
      .filter(({ kind }) => kind === 'column')
      .map((column) => [fates(ownName(column)), column]),
  );
  const numbered = autoincrementColumn(final);
  return final.columns.flatMap((column) => {
    const name = nameText(column.name);
    const before = old.get(name);
    const isNew =
      before === undefined || (column.identity !== undefined && identityProperties(before) === undefined);
    const hasSequence = column.identity !== undefined || column === numbered;
    const usual = (table: string): string =>
      usualName({ name: `${holder(object.name)}.${quote(table)}.${quote(name)}` });
    const notNull = objectName(own, name, 'not_null');
    const wanted = before === undefined ? notNull : text(before, 'notNullName') || notNull;
    return [
      ...(isNew && hasSequence
        ? [execute(`ALTER SEQUENCE ${usual(temporary)} RENAME TO ${lastPart(usual(own))}`)]
        : []),
      ...(version >= 18 && (column.nullable === false || column.identity !== undefined)
        ? [
            execute(
              `ALTER TABLE ${object.name} RENAME CONSTRAINT ${quote(objectName(temporary, name, 'not_null'))} TO ${quote(wanted)}`,
            ),
          ]
        : []),
    ];
  });
}
