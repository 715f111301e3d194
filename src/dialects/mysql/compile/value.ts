import { migError } from '../../../errors/index.ts';
import type { DataType } from '../../../schema/index.ts';
import { type Sql, variantOf, verbatim } from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { literal } from './literal.ts';

export const JSON_TYPES: readonly string[] = ['JSON', 'mysql.JSON'];

/**
 * A value of a row as an SQL literal.
 * @param declared type of the column, which decides how documents and UUIDs are written
 * @throws MIG_LITERAL_UNUSABLE
 */
export function valueSql(value: unknown, declared: DataType | undefined, flavour: Flavour): Sql {
  const type = declared === undefined ? undefined : variantOf(declared, flavour.name);
  if (value === null) return verbatim('NULL');
  const marked = markedValue(value, type, flavour);
  if (marked !== undefined) return marked;
  if (type !== undefined && 'name' in type && JSON_TYPES.includes(type.name))
    return verbatim(literal(JSON.stringify(value)));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return verbatim(literal(value));
  throw migError('MIG_LITERAL_UNUSABLE', {
    value: JSON.stringify(value) ?? typeof value,
    problem: 'neither its marker nor the type of the column says how',
  });
}

type MarkedValue = (content: unknown, type: DataType | undefined, flavour: Flavour) => Sql;

/** Values that JSON has not, by their marker. */
const MARKED: Readonly<Record<string, MarkedValue>> = {
  $date: (content) => verbatim(literal(textOf(content))),
  $time: (content) => verbatim(literal(textOf(content))),
  $datetime: (content) => verbatim(literal(textOf(content).replace('T', ' '))),
  $decimal: (content) => verbatim(decimal(textOf(content))),
  $hex: (content) => verbatim(`X'${hex(textOf(content))}'`),
  $uuid: (content, type) => verbatim(literal(uuid(textOf(content), type))),
  $seconds: (content) => verbatim(literal(sinceEpoch(content))),
  $inlineLiteral: valueSql,
};

function markedValue(value: unknown, type: DataType | undefined, flavour: Flavour): Sql | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry, ...others] = Object.entries(value) as [string, unknown][];
  if (entry === undefined || others.length > 0 || !Object.hasOwn(MARKED, entry[0])) return undefined;
  return MARKED[entry[0]]?.(entry[1], type, flavour);
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
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text;
  throw migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(text), problem: 'it is no decimal number' });
}

/** There is no type for durations: the column is a DATETIME, and holds what comes that long after 1970 began. */
function sinceEpoch(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(value), problem: 'it is no duration' });
  const [moment = '', fraction = ''] = new Date(value * 1000).toISOString().replace('Z', '').split('.');
  return moment.replace('T', ' ') + (/^0*$/.test(fraction) ? '' : `.${fraction}`);
}

/** A generic UUID is kept as CHAR(32), without hyphens. */
function uuid(text: string, type: DataType | undefined): string {
  return type !== undefined && 'name' in type && type.name === 'Uuid'
    ? text.replaceAll('-', '').toLowerCase()
    : text;
}
