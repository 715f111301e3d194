import type { Operation } from '../../../operations/index.ts';
import type { DataType } from '../../../schema/index.ts';
import type { BoundStatement } from '../../contract.ts';
import { bindOperation, type Binding, type DriverValue } from '../../standard/index.ts';
import { valueSql } from './value.ts';
import { writer } from './writer.ts';

const binding: Binding = {
  writer,
  /** @see https://www.sqlite.org/limits.html#max_variable_number */
  maxParameters: 32_766,
  placeholder: () => '?',
  driverValue,
};

/** Operations on rows with their values as `?`; `undefined` for all others. @throws as `compile` */
export function bind(operation: Operation): readonly BoundStatement[] | undefined {
  return bindOperation(operation, binding);
}

/** What the literal of a value says, so that a statement means the same with and without a database. */
function driverValue(value: unknown, type: DataType | undefined): DriverValue | undefined {
  if (typeof value === 'object' && value !== null && '$inlineLiteral' in value) return undefined;
  const { sql } = valueSql(value, type);
  if (sql.startsWith("'")) return sql.slice(1, -1).replaceAll("''", "'");
  if (sql.startsWith("X'")) return Buffer.from(sql.slice(2, -1), 'hex');
  const number = Number(sql);
  // Whole numbers beyond those of JavaScript, and infinity, are written.
  return /^-?\d+$/.test(sql) ? whole(number) : fraction(number);
}

const whole = (number: number): number | undefined => (Number.isSafeInteger(number) ? number : undefined);
/** A fraction that is whole would be bound as an integer. */
const fraction = (number: number): number | undefined =>
  Number.isFinite(number) && !Number.isSafeInteger(number) ? number : undefined;
