import { migError } from '../errors/index.ts';
import type { DataType } from '../schema/index.ts';
import type { RowValue } from './data.ts';

/** A value that a row or a parameter may have in code; the operation keeps it as data. */
export type JsValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly JsValue[]
  | { readonly [key: string]: JsValue };

/**
 * A JavaScript value as an operation keeps it: what JSON has not gets a marker.
 * @param type of the column; decides whether a Date is a day, a time of day or a moment
 * @throws MIG_LITERAL_UNUSABLE
 */
export function rowValue(value: JsValue, type?: DataType): RowValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (typeof value === 'bigint') return { $decimal: value.toString() };
  if (value instanceof Uint8Array || isBytes(value)) return { $hex: Buffer.from(value).toString('hex') };
  if (isDate(value)) return moment(value, type);
  if (Array.isArray(value)) return value.map((item: JsValue) => rowValue(item));
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rowValue(item as JsValue)]));
  throw migError('MIG_LITERAL_UNUSABLE', {
    value: String(value),
    problem: `a ${typeof value} is no value of a database`,
  });
}

function finite(value: number): RowValue {
  return Number.isFinite(value) ? value : { $decimal: String(value) };
}

/** In a test runner's sandbox dates come from another realm, where `instanceof` fails. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function isBytes(value: object): value is Uint8Array {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}

/** Dates are taken as UTC, so that the rows do not depend on the machine's time zone. */
function moment(date: Date, type: DataType | undefined): RowValue {
  if (Number.isNaN(date.getTime()))
    throw migError('MIG_LITERAL_UNUSABLE', { value: 'Invalid Date', problem: 'it is no moment' });
  const iso = date.toISOString();
  const name = type !== undefined && 'name' in type ? type.name : '';
  if (/(^|\.)date$/i.test(name)) return { $date: iso.slice(0, 10) };
  if (/(^|\.)time$/i.test(name)) return { $time: iso.slice(11, 23) };
  const zoned = type === undefined || ('timezone' in type && type.timezone === true);
  return { $datetime: zoned ? `${iso.slice(0, 23)}+00:00` : iso.slice(0, 23) };
}
