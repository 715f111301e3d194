import { migError } from '../../../errors/index.ts';
import { nameText, type Column, type DataType } from '../../../schema/index.ts';
import { sql, type Sql, type SqlWriter, variantOf, verbatim } from '../../standard/index.ts';
import { constraintTail, excludeDefinition, uniqueModifiers } from './constraint-parts.ts';
import { identityClause } from './identity.ts';
import { literal } from './literal.ts';
import { identifier, NAME_LIMIT } from './quote.ts';
import { tableTail } from './table-tail.ts';
import { typeSql } from './types.ts';
import { valueWriter } from './value.ts';

/** What PostgreSQL says to the shared SQL. */
export const writer: SqlWriter = {
  dialect: 'postgresql',
  nameLimit: NAME_LIMIT,
  identifier,
  text: (value) => verbatim(literal(value)),
  type: (type, tableSchema) => typeSql(type, writer, tableSchema),
  serialType,
  functionCall,
  computed,
  identity: identityClause,
  needsCheck: (type) =>
    'name' in type && type.name === 'Enum' && type.nativeEnum === false && type.createConstraint === true,
  constraintTail,
  uniqueModifiers: (constraint) => uniqueModifiers(constraint, writer),
  exclude: excludeDefinition,
  tableTail,
  value: valueWriter(() => writer),
};

function serialType(declared: DataType): Sql {
  const type = variantOf(declared, 'postgresql');
  const name = 'name' in type ? type.name.replace(/^.*\./, '') : '';
  if (/^big/i.test(name)) return verbatim('BIGSERIAL');
  return verbatim(/^small/i.test(name) ? 'SMALLSERIAL' : 'SERIAL');
}

/** Functions that SQL writes without parentheses. */
const KEYWORD_FUNCTIONS =
  /^(current_(catalog|date|role|schema|time|timestamp|user)|localtime|localtimestamp|session_user|user)$/i;

function functionCall(name: string): Sql {
  if (!/^[\w.]+$/.test(name))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a default',
      problem: `${JSON.stringify(name)} is no name of a function`,
    });
  return verbatim(KEYWORD_FUNCTIONS.test(name) ? name.toUpperCase() : `${name}()`);
}

/** @see https://www.postgresql.org/docs/current/ddl-generated-columns.html */
function computed({ name, computed: value }: Column): Sql {
  if (value?.persisted === false)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: `write column ${nameText(name)}`,
      dialect: 'postgresql',
      problem:
        'virtual computed columns need version 18, and this SQL is for older servers too; leave out persisted, or set it to true',
    });
  return sql`GENERATED ALWAYS AS (${verbatim(value?.sqltext ?? '')}) STORED`;
}
