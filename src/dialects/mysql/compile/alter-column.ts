import { migError } from '../../../errors/index.ts';
import type { AlterColumn, ColumnDefault } from '../../../operations/index.ts';
import { nameText, type ServerDefault } from '../../../schema/index.ts';
import {
  addCheckOfType,
  assertKnownOptions,
  defaultValue,
  nothing,
  qualifiedByPart,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  words,
} from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { isDateTime } from './types.ts';
import { usableComment } from './comment.ts';

/**
 * One statement that restates the whole column, for it cannot be changed in parts: MODIFY, or CHANGE when it is renamed.
 * What is not given is taken from the `existing…` values. A default alone has a statement of its own, except for date-times,
 * whose defaults may be functions.
 * @see https://dev.mysql.com/doc/refman/9.7/en/alter-table.html
 */
export function alterColumn(
  operation: AlterColumn,
  context: CompileContext,
  flavour: Flavour,
): readonly Sql[] {
  assertMakesSense(operation, flavour);
  const { table, schema, newColumnName } = operation;
  const target = sql`ALTER TABLE ${qualifiedByPart(context.writer, table, schema)}`;
  const column = context.writer.identifier(operation.column);
  const statement = (): readonly Sql[] => {
    if (newColumnName !== undefined || needsChange(operation, flavour)) {
      const name = newColumnName === undefined ? column : context.writer.identifier(newColumnName);
      return [sql`${target} CHANGE ${column} ${name} ${wholeColumn(operation, context)}`];
    }
    if (restates(operation)) return [sql`${target} MODIFY ${column} ${wholeColumn(operation, context)}`];
    const { serverDefault } = operation;
    if (serverDefault === undefined) return [];
    const alter = sql`${target} ALTER COLUMN ${column}`;
    return [
      serverDefault === null
        ? sql`${alter} DROP DEFAULT`
        : sql`${alter} SET DEFAULT ${changedDefault(serverDefault as ServerDefault, context)}`,
    ];
  };
  // The CHECK of the old type stays: nothing says what the server called it.
  return [...statement(), ...addCheckOfType(operation, context)];
}

/** A function as the default of a date-time is not taken by SET DEFAULT everywhere. */
function needsChange({ type, existingType, serverDefault }: AlterColumn, flavour: Flavour): boolean {
  const next = type ?? existingType;
  return next !== undefined && serverDefault !== null && isDateTime(next, flavour);
}

function restates({ nullable, type, autoincrement, comment }: AlterColumn): boolean {
  return nullable !== undefined || type !== undefined || autoincrement !== undefined || comment !== undefined;
}

function wholeColumn(operation: AlterColumn, context: CompileContext): Sql {
  const { writer } = context;
  const type = operation.type ?? operation.existingType;
  if (type === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: describe(operation),
      problem: 'the whole column is restated, and its type is not known; give existingType',
    });
  const nullable = operation.nullable ?? operation.existingNullable ?? true;
  const counts = operation.autoincrement ?? operation.existingAutoincrement ?? false;
  const value =
    operation.serverDefault === undefined ? operation.existingServerDefault : operation.serverDefault;
  const comment = operation.comment === undefined ? operation.existingComment : operation.comment;
  return words(
    writer.type(type),
    verbatim(nullable ? 'NULL' : 'NOT NULL'),
    counts ? verbatim('AUTO_INCREMENT') : nothing,
    value == null ? nothing : sql`DEFAULT ${changedDefault(value as ServerDefault, context)}`,
    comment ? sql`COMMENT ${writer.text(usableComment(comment))}` : nothing,
  );
}

/** What needs no parentheses: a literal, a word, a call of a date-time function, what stands in parentheses already. */
const PLAIN_DEFAULT =
  /^\s*(?:[-+]?[\d.]+(?:e[-+]?\d+)?|\w*'.*'|".*"|\w+|\(.*\)|(?:now|current_timestamp|localtime|localtimestamp)\s*\(\s*\d*\s*\))\s*$/is;

function changedDefault(value: ServerDefault, { writer }: CompileContext): Sql {
  const written = defaultValue(value, writer);
  if (PLAIN_DEFAULT.test(written.sql) || /\bON UPDATE\b/i.test(written.sql)) return written;
  return sql`(${written})`;
}

function assertMakesSense(operation: AlterColumn, { name }: Flavour): void {
  const { serverDefault, existingServerDefault, dialectOptions } = operation;
  assertKnownOptions(dialectOptions, { prefix: name, known: [], operation: describe(operation) });
  if (![serverDefault, existingServerDefault].some(isGenerated)) return;
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: describe(operation),
    dialect: name,
    problem:
      'there are no identities, and a computed value cannot be exchanged; drop the column and add it again',
  });
}

function isGenerated(value: ColumnDefault | undefined): boolean {
  return typeof value === 'object' && value !== null && ('identity' in value || 'computed' in value);
}

function describe({ table, column }: AlterColumn): string {
  return `alter column ${nameText(table)}.${nameText(column)}`;
}
