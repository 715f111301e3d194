import { migError } from '../../../errors/index.ts';
import type { Column, Constraint, ColumnCheck } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
} from '../../standard/index.ts';
import { columnSpecification } from './column.ts';
import type { Flavour } from './flavour.ts';
import { literal } from './literal.ts';
import { identifier, NAME_LIMIT } from './quote.ts';
import { tableTail } from './table-tail.ts';
import { typeSql } from './types.ts';
import { valueWriter } from './value.ts';

/** What MySQL or MariaDB says to the shared SQL. */
export function createWriter(flavour: Flavour): SqlWriter {
  const writer: SqlWriter = {
    dialect: flavour.name,
    nameLimit: NAME_LIMIT,
    identifier: (name) => identifier(name, flavour),
    text: (value) => verbatim(literal(value)),
    type: (type) => typeSql(type, flavour),
    columnSpecification: (column, table) => columnSpecification(column, table, writer, flavour),
    serialType: (type) => typeSql(type, flavour),
    functionCall,
    computed,
    identity: () => nothing,
    needsCheck,
    constraintTail: (constraint) => constraintTail(constraint, flavour),
    uniqueModifiers: () => ({ before: nothing, after: nothing }),
    tableTail: (table) => tableTail(table, flavour),
    matchClause: () => refuseMatch(flavour),
    // Before MySQL 9 a reference behind the column is read and forgotten.
    referenceClause: true,
    emptyRow: verbatim('() VALUES ()'),
    value: valueWriter(flavour),
  };
  return writer;
}

/** Functions that SQL writes without parentheses. */
const KEYWORD_FUNCTIONS = /^(current_(date|time|timestamp|user)|localtime|localtimestamp)$/i;

function functionCall(name: string): Sql {
  if (!/^[\w.]+$/.test(name))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a default',
      problem: `${JSON.stringify(name)} is no name of a function`,
    });
  if (/^random$/i.test(name)) return verbatim('rand()');
  return verbatim(KEYWORD_FUNCTIONS.test(name) ? name.toUpperCase() : `${name}()`);
}

/** @see https://dev.mysql.com/doc/refman/9.7/en/create-table-generated-columns.html */
function computed({ computed: value }: Column): Sql {
  const kept = value?.persisted === undefined ? nothing : verbatim(value.persisted ? 'STORED' : 'VIRTUAL');
  return words(sql`GENERATED ALWAYS AS (${verbatim(value?.sqltext ?? '')})`, kept);
}

function needsCheck(type: Parameters<SqlWriter['needsCheck']>[0]): boolean {
  if (!('name' in type) || !('createConstraint' in type) || type.createConstraint !== true) return false;
  return type.name === 'Boolean' || (type.name === 'Enum' && type.nativeEnum === false);
}

function constraintTail(constraint: Constraint | ColumnCheck, { name }: Flavour): Sql {
  const options = 'dialectOptions' in constraint ? constraint.dialectOptions : undefined;
  assertKnownOptions(options, { prefix: name, known: [], operation: 'write a constraint' });
  return nothing;
}

/** The servers read MATCH and then ignore the actions that follow it. */
function refuseMatch({ name }: Flavour): never {
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: 'write a foreign key with MATCH',
    dialect: name,
    problem:
      'the server ignores it, and with it the ON DELETE and ON UPDATE of the same key; leave match out',
  });
}
