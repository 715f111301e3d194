import { migError } from '../../../errors/index.ts';
import { isIntegerType, type DataType } from '../../../schema/index.ts';
import { type Sql, verbatim } from './sql.ts';
import { variantOf } from './type-check.ts';

/** How a dialect writes the values that JSON has not. Each takes what was checked already, and returns SQL. */
export interface ValueRules {
  /** As in the registry; chooses type variants. */
  readonly dialect: string;
  /** Names of the types that hold documents: their values are written as JSON text. */
  readonly documents: readonly string[];
  literal(value: string | number | boolean | null, type: DataType | undefined): string;
  /** `2024-02-29`; a literal where it is absent. */
  date?(text: string): string;
  /** `2024-02-29 03:04:05`; a literal where it is absent. */
  datetime?(text: string): string;
  /** @param hex an even number of digits */
  bytes(hex: string): string;
  uuid(text: string, type: DataType | undefined): string;
  /** A duration; refused where it is absent. */
  seconds?(seconds: number): string;
  /** A number of any length; `undefined` refuses it. Digits alone where it is absent. */
  decimal?(text: string): string | undefined;
  /** A list, for a column whose type has items. */
  list?(items: readonly Sql[], type: Extract<DataType, { itemType: DataType }>): Sql;
}

type WriteValue = (value: unknown, declared: DataType | undefined) => Sql;
type MarkedValue = (content: unknown, type: DataType | undefined) => string;

/**
 * What writes a value of a row as an SQL literal. The type of the column decides how documents, lists and UUIDs are written;
 * it throws MIG_LITERAL_UNUSABLE for a value that neither marker nor type explains.
 */
export function createValueWriter(rules: ValueRules): WriteValue {
  const marked = markedValues(rules);
  const write: WriteValue = (value, declared) => {
    if (value === null) return verbatim('NULL');
    const type = declared === undefined ? undefined : variantOf(declared, rules.dialect);
    const mark = markOf(value);
    if (mark?.[0] === '$inlineLiteral') return write(mark[1], type);
    const marker = mark === undefined ? undefined : marked.get(mark[0]);
    if (mark !== undefined && marker !== undefined) return verbatim(marker(mark[1], type));
    if (type !== undefined && 'name' in type && rules.documents.includes(type.name))
      return verbatim(rules.literal(JSON.stringify(value), type));
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return verbatim(rules.literal(asTyped(value, type), type));
    if (Array.isArray(value) && rules.list !== undefined && type !== undefined && 'itemType' in type)
      return rules.list(
        value.map((item) => write(item, type.itemType)),
        type,
      );
    throw unusable(value, 'neither its marker nor the type of the column says how');
  };
  return write;
}

const NUMERIC = /^(numeric|decimal|float|double(_precision)?|real)$/i;

/** Truth as the number that a numeric column keeps, a number as the truth that a boolean column keeps. */
function asTyped(value: string | number | boolean, type: DataType | undefined): string | number | boolean {
  if (type === undefined || !('name' in type)) return value;
  const name = type.name.replace(/^.*\./, '');
  if (typeof value === 'boolean' && (isIntegerType(type) || NUMERIC.test(name))) return Number(value);
  return typeof value === 'number' && /^bool(ean)?$/i.test(name) ? value !== 0 : value;
}

/** Whether a UUID stands in a column that keeps it as CHAR(32), without hyphens. */
export function isPlainUuid(type: DataType | undefined): boolean {
  return type !== undefined && 'name' in type && type.name === 'Uuid' && type.nativeUuid === false;
}

export function withoutHyphens(uuid: string): string {
  return uuid.replaceAll('-', '').toLowerCase();
}

/** Values that JSON has not, by their marker. */
function markedValues(rules: ValueRules): ReadonlyMap<string, MarkedValue> {
  const literal = (text: string): string => rules.literal(text, undefined);
  const dated = (text: string): string => rules.date?.(text) ?? literal(text);
  const timed = (text: string): string => rules.datetime?.(text) ?? literal(text);
  return new Map<string, MarkedValue>([
    ['$date', (content) => dated(textOf(content))],
    ['$time', (content) => literal(textOf(content))],
    ['$datetime', (content) => timed(textOf(content).replace('T', ' '))],
    ['$decimal', (content) => decimal(textOf(content), rules)],
    ['$hex', (content) => rules.bytes(hex(textOf(content)))],
    ['$uuid', (content, type) => rules.uuid(textOf(content), type)],
    ['$seconds', (content) => duration(content, rules)],
  ]);
}

function markOf(value: unknown): readonly [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry, ...others] = Object.entries(value) as [string, unknown][];
  return others.length > 0 ? undefined : entry;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  throw unusable(content, 'it is no text');
}

function hex(text: string): string {
  if (/^([0-9a-f]{2})*$/i.test(text)) return text;
  throw unusable(text, 'it is not hexadecimal');
}

function decimal(text: string, rules: ValueRules): string {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text;
  const written = rules.decimal?.(text);
  if (written !== undefined) return written;
  throw unusable(text, 'it is no decimal number');
}

function duration(content: unknown, rules: ValueRules): string {
  if (typeof content !== 'number' || !Number.isFinite(content)) throw unusable(content, 'it is no duration');
  if (rules.seconds !== undefined) return rules.seconds(content);
  throw unusable({ $seconds: content }, `${rules.dialect} has no type for durations`);
}

function unusable(value: unknown, problem: string): Error {
  return migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(value) ?? typeof value, problem });
}
