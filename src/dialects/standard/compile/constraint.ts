import { migError } from '../../../errors/index.ts';
import {
  namedConstraint,
  type Constraint,
  type Deferral,
  type ForeignKeyConstraint,
  type ReferentialOptions,
} from '../../../schema/index.ts';
import { assertPaired } from './assert-table.ts';
import { constraintPrefix, nameList, qualified } from './names.ts';
import { initialMode, matchMode, referentialAction } from './phrases.ts';
import { nothing, sql, type Sql, verbatim, words } from './sql.ts';
import type { CompileContext, ConstrainedTable, SqlWriter } from './writer.ts';

/** A constraint as it stands in CREATE TABLE and after ADD: name, definition, deferral, validity. */
export function constraintClause(
  constraint: Constraint,
  table: ConstrainedTable,
  context: CompileContext,
): Sql {
  const { writer } = context;
  const prefix = constraintPrefix(context, namedConstraint(constraint, table));
  const body = words(
    definition(constraint, writer),
    deferral(constraint),
    writer.constraintTail(constraint, table),
  );
  return sql`${prefix}${body}`;
}

/** `REFERENCES table (columns)` with its actions. */
export function references(constraint: ForeignKeyConstraint, writer: SqlWriter): Sql {
  assertPaired(constraint);
  const target = qualified(writer, constraint.refTable, constraint.refSchema);
  return words(
    sql`REFERENCES ${target} (${nameList(writer, constraint.refColumns)})`,
    actions(constraint, writer),
  );
}

/** `DEFERRABLE INITIALLY …`, as far as it is said. */
export function deferral({ deferrable, initially }: Deferral): Sql {
  return words(
    deferrable === undefined ? nothing : verbatim(deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE'),
    initially == null ? nothing : sql`INITIALLY ${initialMode(initially)}`,
  );
}

function definition(constraint: Constraint, writer: SqlWriter): Sql {
  if (constraint.kind === 'exclude') return excludeDefinition(constraint, writer);
  if (constraint.kind === 'check') return sql`CHECK (${verbatim(constraint.sqltext)})`;
  const columns = nameList(writer, constraint.columns);
  if (constraint.kind === 'foreignKey') return sql`FOREIGN KEY(${columns}) ${references(constraint, writer)}`;
  const { before, after } = writer.uniqueModifiers(constraint);
  const keyword = verbatim(constraint.kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY');
  return words(keyword, before, sql`(${columns})`, after);
}

function actions({ match, onDelete, onUpdate }: ReferentialOptions, writer: SqlWriter): Sql {
  return words(
    match == null ? nothing : (writer.matchClause?.(match) ?? sql`MATCH ${matchMode(match)}`),
    onDelete == null ? nothing : sql`ON DELETE ${referentialAction(onDelete)}`,
    onUpdate == null || writer.onUpdate === false ? nothing : sql`ON UPDATE ${referentialAction(onUpdate)}`,
  );
}

function excludeDefinition(constraint: Extract<Constraint, { kind: 'exclude' }>, writer: SqlWriter): Sql {
  if (writer.exclude === undefined)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: 'write an exclusion constraint',
      dialect: writer.dialect,
      problem: 'it has no such constraints',
    });
  return writer.exclude(constraint);
}
