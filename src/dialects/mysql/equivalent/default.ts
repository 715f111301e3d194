import type { JsonValue } from '../../../util/index.ts';
import type { CatalogObject, ObjectChange, PropertyChange } from '../../snapshot.ts';

/**
 * Whether two defaults do the same: `DEFAULT (now(6))` of a time with six digits is what `DEFAULT CURRENT_TIMESTAMP(6)` is, and
 * `DEFAULT (0x01)` of bits what `DEFAULT b'1'` is.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/timestamp-initialization.html
 */
export function isSameDefault(
  { property, before, after }: PropertyChange,
  { kind, before: column, after: wanted }: ObjectChange,
): boolean {
  if (kind !== 'column' || property !== 'default') return false;
  const [old, now] = [plainDefault(column, before), plainDefault(wanted, after)];
  return old !== undefined && old === now;
}

/** One spelling for what has several; `undefined` for everything else. */
function plainDefault(column: CatalogObject | undefined, value: JsonValue | undefined): string | undefined {
  const type = column?.definition['type'];
  if (typeof type !== 'string' || typeof value !== 'string') return undefined;
  const digits = /^(?:datetime|timestamp)((?:\(\d\))?)$/.exec(type)?.[1];
  if (digits !== undefined) {
    const moment = `CURRENT_TIMESTAMP${digits}`;
    return [moment, `(now${digits === '' ? '()' : digits})`].includes(value) ? moment : undefined;
  }
  if (!/^bit\b/.test(type)) return undefined;
  const [, binary, hexadecimal] = /^(?:b'([01]+)'|\(0x([\da-f]+)\))$/i.exec(value) ?? [];
  if (binary !== undefined) return String(BigInt(`0b${binary}`));
  return hexadecimal === undefined ? undefined : String(BigInt(`0x${hexadecimal}`));
}
