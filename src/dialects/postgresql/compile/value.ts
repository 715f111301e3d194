import { migError } from '../../../errors/index.ts';
import type { DataType } from '../../../schema/index.ts';
import { join, sql, variantOf, type Sql, type SqlWriter, verbatim } from '../../standard/index.ts';
import { literal } from './literal.ts';
import { typeSql } from './types.ts';

export const JSON_TYPES: readonly string[] = ['JSON', 'postgresql.JSON', 'postgresql.JSONB'];

/**
 * A value of a row as an SQL literal.
 * @param declared type of the column, which decides how documents and arrays are written
 * @throws MIG_LITERAL_UNUSABLE
 */
export function valueSql(value: unknown, declared: DataType | undefined, writer: SqlWriter): Sql {
  const type = declared === undefined ? undefined : variantOf(declared, 'postgresql');
  if (value === null) return verbatim('NULL');
  const marked = markedValue(value, type, writer);
  if (marked !== undefined) return marked;
  if (type !== undefined && 'name' in type && JSON_TYPES.includes(type.name))
    return verbatim(literal(JSON.stringify(value)));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return verbatim(literal(value));
  if (Array.isArray(value) && type !== undefined && 'itemType' in type) {
    const items = value.map((item) => valueSql(item, type.itemType, writer));
    return sql`ARRAY[${join(items, ', ')}]::${typeSql(type, writer)}`;
  }
  throw migError('MIG_LITERAL_UNUSABLE', {
    value: JSON.stringify(value) ?? typeof value,
    problem: 'neither its marker nor the type of the column says how',
  });
}

type MarkedValue = (content: unknown, type: DataType | undefined, writer: SqlWriter) => Sql;

/** Values that JSON has not, by their marker. */
const MARKED: Readonly<Record<string, MarkedValue>> = {
  $date: (content) => verbatim(literal(textOf(content))),
  $time: (content) => verbatim(literal(textOf(content))),
  $datetime: (content) => verbatim(literal(textOf(content).replace('T', ' '))),
  $decimal: (content) => verbatim(decimal(textOf(content))),
  $hex: (content) => verbatim(literal(`\\x${hex(textOf(content))}`)),
  $uuid: (content, type) => verbatim(literal(uuid(textOf(content), type))),
  $seconds: (content) => verbatim(`make_interval(secs=>${seconds(content)})`),
  $inlineLiteral: valueSql,
};

function markedValue(value: unknown, type: DataType | undefined, writer: SqlWriter): Sql | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry, ...others] = Object.entries(value) as [string, unknown][];
  if (entry === undefined || others.length > 0 || !Object.hasOwn(MARKED, entry[0])) return undefined;
  return MARKED[entry[0]]?.(entry[1], type, writer);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  throw migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(content), problem: 'it is no text' });
}

function hex(text: string): string {
  if (/^([0-9a-f]{2})*$/i.test(text)) return text;
  throw migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(text), problem: 'it is not hexadecimal' });
}

function decimal(text: string): string {
  if (/^(NaN|[+-]?Infinity)$/i.test(text)) return literal(text);
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text;
  throw migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(text), problem: 'it is no decimal number' });
}

function seconds(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(value), problem: 'it is no duration' });
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** A UUID kept as CHAR(32) has no hyphens. */
function uuid(text: string, type: DataType | undefined): string {
  const native = type === undefined || !('name' in type) || type.name !== 'Uuid' || type.nativeUuid !== false;
  return native ? text : text.replaceAll('-', '').toLowerCase();
}
