import { migError } from '../../../errors/index.ts';
import { nameText, type Column, type ColumnCheck, type Constraint } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  createValueWriter,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  verbatim,
  withoutHyphens,
  words,
} from '../../standard/index.ts';
import { identityClause } from './identity.ts';
import { literal } from './literal.ts';
import { identifier, IDENTIFIER_LIMIT } from './quote.ts';
import { tableTail } from './tables.ts';
import { typeSql } from './types.ts';

/** What Oracle says to the shared SQL. */
export const writer: SqlWriter = {
  dialect: 'oracle',
  nameLimit: IDENTIFIER_LIMIT,
  identifier,
  addColumn: 'ADD',
  columnIfNotExists: false,
  nullableIdentity: false,
  onUpdate: false,
  text: (value) => verbatim(literal(value)),
  type: (type) => typeSql(type),
  serialType: (type) => typeSql(type),
  functionCall,
  computed,
  identity: identityClause,
  needsCheck: (type) =>
    'name' in type && (type.name === 'Boolean' || type.name === 'Enum') && type.createConstraint === true,
  constraintTail,
  uniqueModifiers: () => ({ before: nothing, after: nothing }),
  tableTail,
  value: createValueWriter({
    dialect: 'oracle',
    documents: ['JSON', 'oracle.JSON'],
    literal,
    date: (text) => `TO_DATE(${literal(text)}, 'YYYY-MM-DD')`,
    datetime,
    bytes: (hex) => `HEXTORAW('${hex}')`,
    uuid: (text, type) =>
      literal(type !== undefined && 'name' in type && type.name === 'Uuid' ? withoutHyphens(text) : text),
    seconds: (seconds) =>
      `NUMTODSINTERVAL(${Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds)}, 'SECOND')`,
  }),
};

/** A DATE has whole seconds; a fraction needs a timestamp. */
function datetime(text: string): string {
  return text.includes('.')
    ? `TO_TIMESTAMP(${literal(text)}, 'YYYY-MM-DD HH24:MI:SS.FF')`
    : `TO_DATE(${literal(text)}, 'YYYY-MM-DD HH24:MI:SS')`;
}

/** Functions that SQL writes without parentheses, and `now`. */
const KEYWORD_FUNCTIONS = /^(current_(date|timestamp)|localtimestamp|sysdate|systimestamp|user|uid)$/i;

function functionCall(name: string): Sql {
  if (!/^[\w.]+$/.test(name))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a default',
      problem: `${JSON.stringify(name)} is no name of a function`,
    });
  if (name.toLowerCase() === 'now') return verbatim('CURRENT_TIMESTAMP');
  return verbatim(KEYWORD_FUNCTIONS.test(name) ? name.toUpperCase() : `${name}()`);
}

/** @see https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-TABLE.html */
function computed({ name, computed: value }: Column): Sql {
  if (value?.persisted === true)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: `write column ${nameText(name)}`,
      dialect: 'oracle',
      problem: 'computed columns are virtual; leave out persisted, or set it to false',
    });
  return words(
    sql`GENERATED ALWAYS AS (${verbatim(value?.sqltext ?? '')})`,
    value?.persisted === false ? verbatim('VIRTUAL') : nothing,
  );
}

function constraintTail(constraint: Constraint | ColumnCheck): Sql {
  const options = 'dialectOptions' in constraint ? constraint.dialectOptions : undefined;
  assertKnownOptions(options, { prefix: 'oracle', known: [], operation: 'write a constraint' });
  return nothing;
}
