import type { AddColumn, CreateTable } from '../../../operations/index.ts';
import {
  indexesOf,
  indexOfColumn,
  nameText,
  type Column,
  type Identifier,
  type Index,
  type Table,
} from '../../../schema/index.ts';
import { migError } from '../../../errors/index.ts';
import {
  addColumn,
  assertKnownOptions,
  createTableStatement,
  join,
  qualified,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
} from '../../standard/index.ts';
import { columnComment, createTableComment } from './comments.ts';
import { createIndex } from './index-statements.ts';
import { quote } from './quote.ts';

/** The table, its indexes, its comments. */
export function createTable(operation: CreateTable, context: CompileContext): readonly Sql[] {
  const { table } = operation;
  const target = { table: table.name, schema: table.schema ?? null };
  return [
    createTableStatement(operation, context),
    ...indexesOf(table).flatMap((index) => indexStatements(index, target, context)),
    ...(table.comment ? createTableComment({ ...target, comment: table.comment }, context) : []),
    ...table.columns.flatMap((column) => commentOf(column, target, context)),
  ];
}

/** The column, what its flags stand for, its comment. */
export function addColumnStatements(operation: AddColumn, context: CompileContext): readonly Sql[] {
  const target = { table: operation.table, schema: operation.schema ?? null };
  const index = indexOfColumn(operation.column);
  return [
    ...addColumn(operation, context),
    ...(index === undefined ? [] : indexStatements(index, target, context)),
    ...commentOf(operation.column, target, context),
  ];
}

const ON_COMMIT = /^(?:(?:PRESERVE|DELETE) (?:ROWS|DEFINITION)|DROP DEFINITION)$/i;
const COMPRESSION = /^[A-Z]+(?: [A-Z]+)*$/i;

/** What follows the closing parenthesis of CREATE TABLE, one option a line. @throws MIG_OPERATION_INVALID */
export function tableTail({ name, dialectOptions = {} }: Table): Sql {
  const operation = `create table ${nameText(name)}`;
  assertKnownOptions(dialectOptions, {
    prefix: 'oracle',
    known: ['oracleOnCommit', 'oracleCompress', 'oracleTablespace'],
    operation,
  });
  const { oracleOnCommit: onCommit, oracleCompress: compress, oracleTablespace } = dialectOptions;
  const word = (value: string, pattern: RegExp): string => {
    const spaced = value.replaceAll('_', ' ');
    if (pattern.test(spaced)) return spaced.toUpperCase();
    throw migError('MIG_OPERATION_INVALID', {
      operation,
      problem: `${JSON.stringify(value)} is not one of the phrases that SQL knows there`,
    });
  };
  const lines = [
    onCommit === undefined ? [] : [`ON COMMIT ${word(onCommit, ON_COMMIT)}`],
    compress === true ? ['COMPRESS'] : [],
    typeof compress === 'string' ? [`COMPRESS FOR ${word(compress, COMPRESSION)}`] : [],
    oracleTablespace === undefined ? [] : [`TABLESPACE ${quote(oracleTablespace)}`],
  ].flat();
  return join(
    lines.map((line) => sql`\n ${verbatim(line)}`),
    '',
  );
}

interface Target {
  readonly table: Identifier;
  readonly schema: Identifier | null;
}

function indexStatements({ name, ...shape }: Index, target: Target, context: CompileContext): readonly Sql[] {
  return createIndex({ op: 'createIndex', name: name ?? null, ...target, ...shape }, context);
}

function commentOf(column: Column, { table, schema }: Target, { writer }: CompileContext): readonly Sql[] {
  if (!column.comment) return [];
  return [columnComment(qualified(writer, table, schema), column.name, column.comment, writer)];
}
