import { migError } from '../../../errors/index.ts';
import { nameText, type Table } from '../../../schema/index.ts';
import { join, type Sql, verbatim } from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { literal } from './literal.ts';
import { usableComment } from './comment.ts';

/** Options whose value is a string. */
const TEXTS: ReadonlySet<string> = new Set([
  'COMMENT',
  'COMPRESSION',
  'CONNECTION',
  'DATA_DIRECTORY',
  'ENCRYPTION',
  'ENGINE_ATTRIBUTE',
  'INDEX_DIRECTORY',
  'PASSWORD',
  'SECONDARY_ENGINE_ATTRIBUTE',
]);
/** Options that are words with a blank between them. */
const SPACED: ReadonlySet<string> = new Set([
  'CHARACTER_SET',
  'DATA_DIRECTORY',
  'DEFAULT_CHARACTER_SET',
  'DEFAULT_CHARSET',
  'DEFAULT_COLLATE',
  'INDEX_DIRECTORY',
]);
const WITHOUT_EQUALS: ReadonlySet<string> = new Set([
  'CHARACTER_SET',
  'COLLATE',
  'DEFAULT_CHARACTER_SET',
  'TABLESPACE',
]);
/** Last, in this order. */
const PARTITIONING = ['PARTITION_BY', 'PARTITIONS', 'SUBPARTITION_BY', 'SUBPARTITIONS'];
const VALUE = /^(?:[\w.$-]+|'(?:[^'\\]|'')*'|\([\w.,` $-]*\))$/;

/**
 * The table options that follow the closing parenthesis: the comment, the options of this dialect in the order they are
 * given (a character set before its collation), then the partitioning.
 * @see https://dev.mysql.com/doc/refman/9.7/en/create-table.html#create-table-options
 * @throws MIG_OPERATION_INVALID
 */
export function tableTail(table: Table, { name }: Flavour): Sql {
  const given = new Map<string, unknown>();
  if (table.comment !== undefined) given.set('COMMENT', usableComment(table.comment));
  for (const [option, value] of Object.entries(table.dialectOptions ?? {}))
    if (option.startsWith(name)) given.set(snakeCase(option.slice(name.length)), value);
  const options = [...given].filter(([option]) => !PARTITIONING.includes(option)).sort(charsetFirst);
  const partitioning = PARTITIONING.filter((option) => given.has(option));
  const write = (value: unknown, option: string): Sql => verbatim(optionText(option, value, table));
  return join(
    [
      ...options.map(([option, value]) => write(value, option)),
      ...partitioning.map((option) => write(given.get(option), option)),
    ],
    ' ',
  );
}

function optionText(option: string, value: unknown, table: Table): string {
  const text = String(value as string);
  if (PARTITIONING.includes(option)) return `${option.replaceAll('_', ' ')} ${text}`;
  const keyword = SPACED.has(option) ? option.replaceAll('_', ' ') : option;
  const joiner = WITHOUT_EQUALS.has(option) ? ' ' : '=';
  if (TEXTS.has(option))
    return keyword + joiner + (option !== 'COMMENT' && /^'.*'$/.test(text) ? text : literal(text));
  if (!VALUE.test(text) || !/^\w+$/.test(option))
    throw migError('MIG_OPERATION_INVALID', {
      operation: `create table ${nameText(table.name)}`,
      problem: `${JSON.stringify(value)} is no value of the table option ${keyword}`,
    });
  return keyword + joiner + text;
}

/** `RowFormat` → `ROW_FORMAT`. */
function snakeCase(option: string): string {
  return option.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase();
}

function charsetFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const rank = (option: string): number => (option.endsWith('COLLATE') ? 2 : /CHAR/.test(option) ? 1 : 0);
  return rank(a) === 0 || rank(b) === 0 ? 0 : rank(a) - rank(b);
}
