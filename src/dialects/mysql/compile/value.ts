import type { DataType } from '../../../schema/index.ts';
import { createValueWriter, type Sql, withoutHyphens } from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { literal } from './literal.ts';

export const JSON_TYPES: readonly string[] = ['JSON', 'mysql.JSON'];

/** Writes values of rows as SQL literals. */
export function valueWriter(flavour: Flavour): (value: unknown, declared: DataType | undefined) => Sql {
  return createValueWriter({
    dialect: flavour.name,
    documents: JSON_TYPES,
    literal,
    bytes: (hex) => `X'${hex}'`,
    uuid: (text, type) => literal(isGenericUuid(type) ? withoutHyphens(text) : text),
    seconds: (seconds) => literal(sinceEpoch(seconds)),
  });
}

/** There is no type for durations: the column is a DATETIME, and holds what comes that long after 1970 began. */
function sinceEpoch(seconds: number): string {
  const [moment = '', fraction = ''] = new Date(seconds * 1000).toISOString().replace('Z', '').split('.');
  return moment.replace('T', ' ') + (/^0*$/.test(fraction) ? '' : `.${fraction}`);
}

/** A generic UUID is kept as CHAR(32), without hyphens. */
function isGenericUuid(type: DataType | undefined): boolean {
  return type !== undefined && 'name' in type && type.name === 'Uuid';
}
