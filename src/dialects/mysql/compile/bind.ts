import type { DataType } from '../../../schema/index.ts';
import { variantOf, type Binding, type DriverValue, type SqlWriter } from '../../standard/index.ts';
import { JSON_TYPES } from './value.ts';

/** How values travel to MySQL or MariaDB: texts, numbers and documents as `?`, what has a type of its own as a literal. */
export function createBinding(writer: SqlWriter): Binding {
  return {
    writer,
    // The protocol counts parameters in 16 bits.
    maxParameters: 65_535,
    placeholder: () => '?',
    driverValue: (value, type) => driverValue(value, type, writer.dialect),
  };
}

function driverValue(
  value: unknown,
  declared: DataType | undefined,
  dialect: string,
): DriverValue | undefined {
  const type = declared === undefined ? undefined : variantOf(declared, dialect);
  const marked =
    typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$'));
  if (marked) return undefined;
  if (type !== undefined && 'name' in type && JSON_TYPES.includes(type.name)) return JSON.stringify(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // The driver sends every number as a double: a fraction would not be the decimal that its literal is.
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}
