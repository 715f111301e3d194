import { migError } from '../../../errors/index.ts';
import type { Column, ColumnCheck, Constraint } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  createValueWriter,
  isPlainUuid,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  verbatim,
  withoutHyphens,
} from '../../standard/index.ts';
import { columnSpecification, identityClause } from './column.ts';
import { clustering } from './index-statements.ts';
import { literal, national } from './literal.ts';
import { identifier, IDENTIFIER_LIMIT, qualifier } from './quote.ts';
import { isNational, typeSql } from './types.ts';

/** What SQL Server says to the shared SQL. */
export const writer: SqlWriter = {
  dialect: 'mssql',
  nameLimit: IDENTIFIER_LIMIT,
  identifier,
  qualifier,
  addColumn: 'ADD',
  columnIfNotExists: false,
  text: (value) => verbatim(literal(value)),
  type: (type) => typeSql(type),
  columnSpecification: (column, table) => columnSpecification(column, table, writer),
  serialType: (type) => typeSql(type),
  functionCall,
  computed,
  identity: identityClause,
  needsCheck: (type) => 'name' in type && type.name === 'Enum' && type.createConstraint === true,
  constraintTail,
  uniqueModifiers: (constraint) => ({
    before: clustering(optionsOf(constraint)?.mssqlClustered),
    after: nothing,
  }),
  tableTail: () => nothing,
  value: createValueWriter({
    dialect: 'mssql',
    documents: ['JSON'],
    literal: (value, type) =>
      typeof value === 'string' && isNational(type) ? national(value) : literal(value),
    bytes: (hex) => `0x${hex}`,
    uuid: (text, type) => literal(isPlainUuid(type) ? withoutHyphens(text) : text),
  }),
};

/** What the general names are called here. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  now: 'CURRENT_TIMESTAMP',
  current_timestamp: 'CURRENT_TIMESTAMP',
  current_date: 'GETDATE()',
  current_user: 'CURRENT_USER',
  session_user: 'SESSION_USER',
  user: 'USER',
};

function functionCall(name: string): Sql {
  if (!/^[\w.]+$/.test(name))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a default',
      problem: `${JSON.stringify(name)} is no name of a function`,
    });
  return verbatim(FUNCTIONS[name.toLowerCase()] ?? `${name}()`);
}

/** @see https://learn.microsoft.com/sql/relational-databases/tables/specify-computed-columns-in-a-table */
function computed({ computed: value }: Column): Sql {
  const expression = sql`AS (${verbatim(value?.sqltext ?? '')})`;
  return value?.persisted ? sql`${expression} PERSISTED` : expression;
}

function constraintTail(constraint: Constraint | ColumnCheck): Sql {
  const clustered = 'kind' in constraint && ['primaryKey', 'unique'].includes(constraint.kind);
  assertKnownOptions(optionsOf(constraint), {
    prefix: 'mssql',
    known: clustered ? ['mssqlClustered'] : [],
    operation: 'write a constraint',
  });
  return nothing;
}

function optionsOf(constraint: Constraint | ColumnCheck): { readonly mssqlClustered?: boolean } | undefined {
  return 'dialectOptions' in constraint
    ? (constraint.dialectOptions as { readonly mssqlClustered?: boolean })
    : undefined;
}
