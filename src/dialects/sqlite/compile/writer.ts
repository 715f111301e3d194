import { migError } from '../../../errors/index.ts';
import type { Column, DataType } from '../../../schema/index.ts';
import { nothing, sql, type Sql, type SqlWriter, verbatim, words } from '../../standard/index.ts';
import { columnSpecification, countingKey } from './column.ts';
import { constraintTail } from './conflict.ts';
import { literal } from './literal.ts';
import { identifier, NAME_LIMIT } from './quote.ts';
import { tableTail } from './table-tail.ts';
import { typeSql } from './types.ts';
import { valueSql } from './value.ts';

/** What SQLite says to the shared SQL. */
export const writer: SqlWriter = {
  dialect: 'sqlite',
  nameLimit: NAME_LIMIT,
  identifier,
  text: (value) => verbatim(literal(value)),
  type: typeSql,
  columnSpecification: (column, table) => columnSpecification(column, table, writer),
  serialType: typeSql,
  functionCall,
  computed,
  identity: () => nothing,
  needsCheck,
  constraintTail,
  hasInlineKey: (table) => countingKey(table) !== undefined,
  uniqueModifiers: () => ({ before: nothing, after: nothing }),
  tableTail,
  value: valueSql,
};

function functionCall(name: string): Sql {
  if (!/^[\w.]+$/.test(name))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a default',
      problem: `${JSON.stringify(name)} is no name of a function`,
    });
  if (/^now$/i.test(name)) return verbatim('CURRENT_TIMESTAMP');
  if (/^localtimestamp$/i.test(name)) return verbatim("DATETIME(CURRENT_TIMESTAMP, 'localtime')");
  return verbatim(/^current_(date|time|timestamp)$/i.test(name) ? name.toUpperCase() : `${name}()`);
}

/** @see https://sqlite.org/gencol.html */
function computed({ computed: value }: Column): Sql {
  const kept = value?.persisted === undefined ? nothing : verbatim(value.persisted ? 'STORED' : 'VIRTUAL');
  return words(sql`GENERATED ALWAYS AS (${verbatim(value?.sqltext ?? '')})`, kept);
}

function needsCheck(type: DataType): boolean {
  return (
    'name' in type && (type.name === 'Boolean' || type.name === 'Enum') && type.createConstraint === true
  );
}
