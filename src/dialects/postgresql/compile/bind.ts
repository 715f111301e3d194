import type { Operation } from '../../../operations/index.ts';
import type { DataType } from '../../../schema/index.ts';
import { bindOperation, variantOf, type Binding, type DriverValue } from '../../standard/index.ts';
import type { BoundStatement } from '../../contract.ts';
import { JSON_TYPES } from './value.ts';
import { writer } from './writer.ts';

const INTEGER_LIMIT = 2 ** 31;

/** The protocol counts parameters in 16 bits. */
const binding: Binding = {
  writer,
  maxParameters: 65_535,
  // A bound value is of the type that its literal would have, so that a statement means the same with and without a server.
  placeholder: (number, value) => `$${number}${castOf(value)}`,
  driverValue,
};

/** Operations on rows with their values as `$1`, `$2` …; `undefined` for all others. @throws as `compile` */
export function bind(operation: Operation): readonly BoundStatement[] | undefined {
  return bindOperation(operation, binding);
}

function castOf(value: DriverValue): string {
  if (typeof value === 'boolean') return '::boolean';
  if (typeof value !== 'number') return '';
  if (!Number.isSafeInteger(value)) return '::numeric';
  return value >= -INTEGER_LIMIT && value < INTEGER_LIMIT ? '::integer' : '::bigint';
}

function driverValue(value: unknown, declared: DataType | undefined): DriverValue | undefined {
  const type = declared === undefined ? undefined : variantOf(declared, 'postgresql');
  if (isMarked(value, '$hex')) return Buffer.from(String(value.$hex), 'hex');
  for (const marker of ['$date', '$time'] as const) if (isMarked(value, marker)) return String(value[marker]);
  if (isMarked(value, '$datetime')) return String(value.$datetime).replace('T', ' ');
  if (isAnyMarker(value)) return undefined;
  if (type !== undefined && 'name' in type && JSON_TYPES.includes(type.name)) return JSON.stringify(value);
  if (typeof value === 'string') return value.includes('\0') ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function isMarked<Marker extends string>(value: unknown, marker: Marker): value is Record<Marker, unknown> {
  return isAnyMarker(value) && marker in value && typeof value[marker] === 'string';
}

function isAnyMarker(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0]?.startsWith('$') === true;
}
