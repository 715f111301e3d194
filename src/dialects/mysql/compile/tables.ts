import { migError } from '../../../errors/index.ts';
import type {
  AddColumn,
  CreateTable,
  CreateTableComment,
  DropColumn,
  DropConstraint,
  DropTableComment,
  RenameTable,
} from '../../../operations/index.ts';
import {
  constraintsOfColumn,
  indexesOf,
  indexOfColumn,
  namedConstraint,
  nameText,
  type Identifier,
  type Index,
} from '../../../schema/index.ts';
import {
  addColumn,
  constraintName,
  createTableStatement,
  dropColumn,
  finalName,
  holderOf,
  qualified,
  qualifiedByPart,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
} from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { createIndex } from './index-statements.ts';
import { usableComment } from './comment.ts';

/** The table with its comments, then its indexes. */
export function createTable(
  operation: CreateTable,
  context: CompileContext,
  flavour: Flavour,
): readonly Sql[] {
  const { table } = operation;
  const target = { table: table.name, schema: table.schema ?? null };
  return [
    createTableStatement(operation, context),
    ...indexesOf(table).flatMap((index) => indexStatements(index, target, context, flavour)),
  ];
}

/** The column with its comment, then what its flags stand for. */
export function addColumnStatements(
  operation: AddColumn,
  context: CompileContext,
  flavour: Flavour,
): readonly Sql[] {
  const { name: table, schema } = holderOf(operation);
  const index = indexOfColumn(operation.column);
  return [
    ...addColumn(operation, context),
    ...(index === undefined
      ? []
      : indexStatements(index, { table, schema: schema ?? null }, context, flavour)),
  ];
}

/**
 * The foreign keys that the column brought, as far as they have names, for the server keeps a column that one needs; then the
 * column.
 */
export function dropColumnStatements(operation: DropColumn, context: CompileContext): readonly Sql[] {
  const { table, schema, existingColumn } = operation;
  const on = { name: table, ...(schema == null ? {} : { schema }) };
  const keys = (existingColumn === undefined ? [] : constraintsOfColumn(existingColumn)).flatMap((item) => {
    const name = item.kind === 'foreignKey' ? finalName(context, namedConstraint(item, on)) : undefined;
    return name === undefined ? [] : [name];
  });
  const target = qualified(context.writer, table, schema);
  return [
    ...keys.map((name) => sql`ALTER TABLE ${target} DROP FOREIGN KEY ${context.writer.identifier(name)}`),
    ...dropColumn(operation, context),
  ];
}

/** The new name is looked up in the session's database, so it is given the schema too. */
export function renameTable(operation: RenameTable, { writer }: CompileContext): readonly Sql[] {
  const { oldTableName, newTableName, schema } = operation;
  const name = (table: Identifier): Sql => qualifiedByPart(writer, table, schema);
  return [sql`ALTER TABLE ${name(oldTableName)} RENAME TO ${name(newTableName)}`];
}

/** An empty comment is none. */
export function createTableComment(
  { table, schema, comment }: Pick<CreateTableComment, 'table' | 'schema' | 'comment'>,
  { writer }: CompileContext,
): readonly Sql[] {
  return [
    sql`ALTER TABLE ${qualified(writer, table, schema)} COMMENT ${writer.text(usableComment(comment ?? ''))}`,
  ];
}

export function dropTableComment(operation: DropTableComment, context: CompileContext): readonly Sql[] {
  return createTableComment({ ...operation, schema: operation.schema ?? null, comment: '' }, context);
}

/**
 * Each kind of constraint is dropped in its own words.
 * @throws MIG_OPERATION_INVALID for an unknown kind or name
 */
export function dropConstraint(
  operation: DropConstraint,
  context: CompileContext,
  { name: dialect, dropCheck, dropIfExists }: Flavour,
): readonly Sql[] {
  const { table, schema, type, ifExists } = operation;
  if (ifExists && (!dropIfExists || type === 'primary'))
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: `drop a constraint of table ${nameText(table)} if it exists`,
      dialect,
      problem: 'there is no IF EXISTS for it; leave ifExists out',
    });
  const drop = sql`ALTER TABLE ${qualified(context.writer, table, schema)} DROP`;
  if (type === 'primary') return [sql`${drop} PRIMARY KEY`];
  const name = context.writer.identifier(constraintName(operation, context));
  if (type == null)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `drop a constraint of table ${nameText(table)}`,
      problem:
        'its type is not given (foreignkey, primary, unique or check), and each kind is dropped in its own words',
    });
  const words = { foreignkey: 'FOREIGN KEY', unique: 'INDEX', check: dropCheck }[type];
  return [sql`${drop} ${verbatim(ifExists ? `${words} IF EXISTS` : words)} ${name}`];
}

function indexStatements(
  { name, ...index }: Index,
  target: { readonly table: Identifier; readonly schema: Identifier | null },
  context: CompileContext,
  flavour: Flavour,
): readonly Sql[] {
  return createIndex({ op: 'createIndex', name: name ?? null, ...target, ...index }, context, flavour);
}
