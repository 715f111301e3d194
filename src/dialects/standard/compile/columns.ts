import { migError } from '../../../errors/index.ts';
import type { AddColumn, DropColumn } from '../../../operations/index.ts';
import {
  constraintsOfColumn,
  namedConstraint,
  nameText,
  type Constraint,
  type ForeignKeyConstraint,
  type Table,
} from '../../../schema/index.ts';
import { columnSpecification, inlineChecks } from './column.ts';
import { constraintClause, deferral, references } from './constraint.ts';
import { constraintPrefix, qualified, qualifiedByPart } from './names.ts';
import { nothing, sql, type Sql, verbatim, words } from './sql.ts';
import { checkOfType } from './type-check.ts';
import type { CompileContext } from './writer.ts';

/** ADD COLUMN, then the constraints that the column stands for. Index and comment are left to the dialect. */
export function addColumn(operation: AddColumn, context: CompileContext): readonly Sql[] {
  const { writer } = context;
  const { column, table, schema } = operation;
  const holder = holderOf(operation);
  const inlined = inlinedKey(operation);
  const check = checkOfType(column, writer);
  const constraints: readonly Constraint[] = [
    ...constraintsOfColumn(column).filter((item) => inlined === undefined || item.kind !== 'foreignKey'),
    ...(check === undefined ? [] : [check]),
  ];
  const target = qualified(writer, table, schema);
  const added = constraints.map(
    (item) => sql`ALTER TABLE ${target} ADD ${constraintClause(item, holder, context)}`,
  );
  return [addColumnStatement(operation, context), ...added];
}

/** ADD COLUMN, with what is written inline: a key, a reference, CHECKs. */
export function addColumnStatement(operation: AddColumn, context: CompileContext): Sql {
  const { writer } = context;
  const { column, table, schema } = operation;
  if (operation.ifNotExists && writer.columnIfNotExists === false)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: `add column ${nameText(table)}.${nameText(column.name)} if it does not exist`,
      dialect: writer.dialect,
      problem: 'ALTER TABLE has no IF NOT EXISTS; leave ifNotExists out',
    });
  const holder = holderOf(operation);
  const inlined = inlinedKey(operation);
  const statement = words(
    sql`ALTER TABLE ${qualifiedByPart(writer, table, schema)} ${verbatim(writer.addColumn ?? 'ADD COLUMN')}`,
    operation.ifNotExists ? verbatim('IF NOT EXISTS') : nothing,
    columnSpecification(column, holder, context),
    operation.inlinePrimaryKey && column.primaryKey ? verbatim('PRIMARY KEY') : nothing,
    inlined === undefined || writer.referenceClause ? nothing : inlineReference(inlined, holder, context),
    inlineChecks(column, holder, context),
  );
  const clause =
    inlined === undefined || !writer.referenceClause
      ? nothing
      : sql`, ADD ${constraintClause(inlined, holder, context)}`;
  return sql`${statement}${clause}`;
}

export function dropColumn(operation: DropColumn, { writer }: CompileContext): readonly Sql[] {
  return [
    words(
      sql`ALTER TABLE ${qualifiedByPart(writer, operation.table, operation.schema)} DROP COLUMN`,
      operation.ifExists ? verbatim('IF EXISTS') : nothing,
      writer.identifier(operation.column),
    ),
  ];
}

/** A table of this one column: the place where its flags are understood. */
export function holderOf({ table, schema, column }: AddColumn): Table {
  return { name: table, ...(schema == null ? {} : { schema }), columns: [column] };
}

/** `CONSTRAINT name REFERENCES …`, as it stands behind a column. */
function inlineReference(key: ForeignKeyConstraint, holder: Table, context: CompileContext): Sql {
  const prefix = constraintPrefix(context, namedConstraint(key, holder));
  return sql`${prefix}${words(references(key, context.writer), deferral(key))}`;
}

/** REFERENCES can be written inline for one foreign key only. */
function inlinedKey({ column, inlineReferences }: AddColumn): ForeignKeyConstraint | undefined {
  if (!inlineReferences || column.foreignKeys?.length !== 1) return undefined;
  return constraintsOfColumn(column).find((item) => item.kind === 'foreignKey');
}
