import { migError } from '../../../errors/index.ts';
import type { DataType } from '../../../schema/index.ts';
import { join, sql, variantOf, type Sql, type SqlWriter, verbatim } from '../../standard/index.ts';
import { literal } from './literal.ts';
import { typeSql } from './types.ts';

const JSON_TYPES: readonly string[] = ['JSON', 'postgresql.JSON', 'postgresql.JSONB'];

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
    value: JSON.stringify(value) ?? String(value),
    problem: 'neither its marker nor the type of the column says how',
  });
}

/** Values that JSON has not, by their marker. */
function markedValue(value: unknown, type: DataType | undefined, writer: SqlWriter): Sql | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value) as [string, unknown][];
  const [marker, content] = entries[0] ?? [];
  if (entries.length !== 1) return undefined;
  switch (marker) {
    case '$date':
    case '$time':
      return verbatim(literal(String(content)));
    case '$datetime':
      return verbatim(literal(String(content).replace('T', ' ')));
    case '$decimal':
      return verbatim(decimal(String(content)));
    case '$hex':
      return verbatim(literal(`\\x${String(content)}`));
    case '$uuid':
      return verbatim(literal(uuid(String(content), type)));
    case '$seconds':
      return verbatim(`make_interval(secs=>${seconds(content)})`);
    case '$inlineLiteral':
      return valueSql(content, type, writer);
    default:
      return undefined;
  }
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
