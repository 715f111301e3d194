import type { DataType } from '../../../schema/index.ts';
import {
  createValueWriter,
  isPlainUuid,
  join,
  sql,
  type Sql,
  type SqlWriter,
  withoutHyphens,
} from '../../standard/index.ts';
import { literal } from './literal.ts';
import { typeSql } from './types.ts';

export const JSON_TYPES: readonly string[] = ['JSON', 'postgresql.JSON', 'postgresql.JSONB'];

/** Writes values of rows as SQL literals: documents, arrays and bytes in PostgreSQL's own ways. */
export function valueWriter(
  writer: () => SqlWriter,
): (value: unknown, declared: DataType | undefined) => Sql {
  return createValueWriter({
    dialect: 'postgresql',
    documents: JSON_TYPES,
    literal,
    bytes: (hex) => literal(`\\x${hex}`),
    uuid: (text, type) => literal(isPlainUuid(type) ? withoutHyphens(text) : text),
    seconds: (seconds) =>
      `make_interval(secs=>${Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds)})`,
    decimal: (text) => (/^(NaN|[+-]?Infinity)$/i.test(text) ? literal(text) : undefined),
    list: (items, type) => sql`ARRAY[${join(items, ', ')}]::${typeSql(type, writer())}`,
  });
}
