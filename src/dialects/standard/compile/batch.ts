import { migError } from '../../../errors/index.ts';
import {
  assertNoPlaces,
  placed,
  recreates,
  recreation,
  type BatchAlterTable,
  type ConstraintType,
  type Operation,
  type Recreation,
} from '../../../operations/index.ts';
import {
  nameText,
  sameName,
  type Constraint,
  type DataType,
  type Identifier,
  type Table,
} from '../../../schema/index.ts';
import { assertWhole } from './assert-table.ts';
import { finalName, nameList, qualified } from './names.ts';
import { join, nothing, sql, type Sql, verbatim, words } from './sql.ts';
import { checkOfType } from './type-check.ts';
import { splitCollation } from './type-parts.ts';
import type { CompileContext, SqlWriter } from './writer.ts';

/** Where dialects differ in making a table anew. */
export interface BatchRules {
  /** Most changes cannot be made otherwise. */
  readonly recreates: boolean;
  /** A type as CAST takes it; absent: as in a column definition, `undefined`: values are copied as they are. */
  castType?(type: DataType): Sql | undefined;
  /** A value that would be cast if the type could be the aim of a CAST is written with the name of its column. */
  readonly namesUncast?: boolean;
  /** Whether two tables cannot both have a constraint of that name. */
  sharesNames(kind: Constraint['kind']): boolean;
  /** A reference of the table to itself has to name the new table while it has another name. */
  readonly followsRename: boolean;
  /** What stands between the columns and SELECT when values of the table's own making are copied. */
  overriding?(table: Table): Sql;
}

/** What the SQL of a batch is made with. */
export interface BatchMaking {
  readonly rules: BatchRules;
  readonly context: CompileContext;
  /** SQL of the other operations on the same dialect. */
  readonly compile: (operation: Operation, context: CompileContext) => readonly Sql[];
}

/**
 * The SQL of a batch: ALTER statements one by one, or a new table that takes the place of the old one.
 * @throws MIG_OPERATION_NEEDS_DATABASE when it is not known what the table is now, and what its operations throw
 */
export function batchStatements(batch: BatchAlterTable, making: BatchMaking): readonly Sql[] {
  const { rules, compile, context } = making;
  if (batch.copyFrom !== undefined)
    assertWhole(batch.copyFrom, `alter table ${nameText(batch.table)} in a batch`);
  if (makesTableAnew(batch, rules, context.writer)) return recreated(batch, making);
  assertNoPlaces(batch.operations, batch);
  return batch.operations.flatMap((operation) => compile(placed(operation, batch), context));
}

/** Whether a batch is carried out by a new table. @throws MIG_OPERATION_INVALID */
export function makesTableAnew(
  batch: BatchAlterTable,
  rules: Pick<BatchRules, 'recreates'>,
  writer: SqlWriter,
): boolean {
  const impliesCheck = (type: DataType): boolean => checkOfType({ name: 'c', type }, writer) !== undefined;
  return recreates(batch, { recreates: rules.recreates, impliesCheck });
}

/** Fill a new table, drop the old one, give the new one its name, then its indexes. */
function recreated(batch: BatchAlterTable, making: BatchMaking): readonly Sql[] {
  const { copyFrom } = batch;
  if (copyFrom === undefined)
    throw migError('MIG_OPERATION_NEEDS_DATABASE', {
      operation: `alter table ${nameText(batch.table)} in a batch`,
      problem: `a new table takes its place, and it is not known what ${nameText(batch.table)} is now; give copyFrom`,
    });
  const { context, compile, rules } = making;
  const { writer } = context;
  const schema = batch.schema ?? copyFrom.schema ?? null;
  const made = recreation(
    { ...batch, copyFrom },
    {
      convention: context.convention,
      nameOf: (named, convention) => finalName({ writer, convention }, named),
    },
  );
  const plain: CompileContext = { writer, convention: {} };
  const table = rules.followsRename ? referringToItself(made.table, batch.table) : made.table;
  const old = { table: batch.table, ...(schema === null ? {} : { schema }) };
  return [
    ...made.before.flatMap((statement) => compile(statement, context)),
    ...dropReused(made, old, { ...making, context: plain }),
    ...compile({ op: 'createTable', table }, plain),
    copyRows(made, { ...making, context: plain }, { name: batch.table, schema }),
    ...compile({ op: 'dropTable', ...old }, plain),
    ...compile(
      { op: 'renameTable', oldTableName: table.name, newTableName: batch.table, schema: inOnePart(schema) },
      plain,
    ),
    ...made.indexes.flatMap(({ name, ...index }) =>
      compile({ op: 'createIndex', name: name ?? null, ...old, ...index }, plain),
    ),
    ...made.after.flatMap((statement) => compile(statement, context)),
  ];
}

const TYPES: Readonly<Record<Constraint['kind'], ConstraintType | null>> = {
  primaryKey: 'primary',
  foreignKey: 'foreignkey',
  unique: 'unique',
  check: 'check',
  exclude: null,
};

/** Constraints whose names the new table takes over while the old one is there. */
function dropReused(
  { reused }: Recreation,
  old: { readonly table: Identifier; readonly schema?: Identifier },
  { rules, compile, context }: BatchMaking,
): readonly Sql[] {
  return reused
    .filter(({ kind }) => rules.sharesNames(kind))
    .flatMap(({ kind, name }) =>
      compile({ op: 'dropConstraint', name: name ?? null, ...old, type: TYPES[kind] }, context),
    );
}

/** `INSERT … SELECT`, with each column that the old table has too. */
function copyRows(
  { table, copies }: Recreation,
  { rules, context: { writer } }: BatchMaking,
  old: { readonly name: Identifier; readonly schema: Identifier | null },
): Sql {
  const source = qualified(writer, old.name, old.schema);
  const target = qualified(writer, table.name, table.schema);
  const values = copies.map(({ from, castTo }) => {
    const value = sql`${source}.${writer.identifier(from)}`;
    if (castTo === undefined) return value;
    const type = rules.castType === undefined ? writer.type(castTo, table.schema) : rules.castType(castTo);
    if (type === undefined && rules.namesUncast !== true) return value;
    const cast = type === undefined ? value : castAs(value, type);
    return sql`${cast} AS ${writer.identifier(from)}`;
  });
  const into = words(
    sql`INSERT INTO ${target} (${nameList(
      writer,
      copies.map(({ to }) => to),
    )})`,
    rules.overriding?.(table) ?? nothing,
  );
  return sql`${into} SELECT ${join(values, ', ')} ${verbatim('\n')}FROM ${source}`;
}

/** It is known where the table is, so that a schema with dots is no path. */
function inOnePart(schema: Identifier | null): Identifier | null {
  return typeof schema === 'string' && schema.includes('.') ? { quoted: schema } : schema;
}

function castAs(value: Sql, type: Sql): Sql {
  const { bare, collation } = splitCollation(type.sql);
  return sql`CAST(${value} AS ${verbatim(bare)})${verbatim(collation)}`;
}

function referringToItself(table: Table, name: Identifier): Table {
  return {
    ...table,
    constraints: (table.constraints ?? []).map((item) =>
      item.kind === 'foreignKey' &&
      sameName(item.refTable, name) &&
      sameName(item.refSchema ?? null, table.schema ?? null)
        ? { ...item, refTable: table.name }
        : item,
    ),
  };
}
