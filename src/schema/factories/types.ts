import type { SqlText } from '../sql-text.ts';
import type {
  ArrayType,
  DataType,
  DomainType,
  SimpleType,
  SimpleTypes,
  VerbatimType,
} from '../types/data-type.ts';

/** Any type by its name: `type('VARCHAR', { length: 20 })`, `type('postgresql.JSONB')`. */
export function type<N extends keyof SimpleTypes>(
  name: N,
  ...[parameters]: object extends SimpleTypes[N]
    ? [parameters?: SimpleTypes[N]]
    : [parameters: SimpleTypes[N]]
): SimpleType<N> {
  return { name, ...parameters } as SimpleType<N>;
}

/** The same type with another one on some dialects: `withVariants(json(), { postgresql: postgresql.jsonb() })`. */
export function withVariants<T extends DataType>(base: T, variants: Readonly<Record<string, DataType>>): T {
  return { ...base, variants: { ...base.variants, ...variants } };
}

/** A type that is written as it stands: `verbatimType('geometry(Point, 4326)')`. */
export function verbatimType(sql: string): VerbatimType {
  return { sql };
}

export const integer = (): SimpleType<'Integer'> => type('Integer');
export const bigInteger = (): SimpleType<'BigInteger'> => type('BigInteger');
export const smallInteger = (): SimpleType<'SmallInteger'> => type('SmallInteger');

/** @param length characters; absent: as many as the server allows */
export function string(length?: number, options: { readonly collation?: string } = {}): SimpleType<'String'> {
  return type('String', { ...sized(length), ...options });
}

/** A piece of SQL, written as it stands: `serverDefault: text('now()')`. */
export function text(sql: string): SqlText;
/** The type of long text. */
export function text(options?: { readonly length?: number; readonly collation?: string }): SimpleType<'Text'>;
export function text(
  argument: string | { readonly length?: number; readonly collation?: string } = {},
): SqlText | SimpleType<'Text'> {
  return typeof argument === 'string' ? { text: argument } : type('Text', argument);
}

export function unicode(
  length?: number,
  options: { readonly collation?: string } = {},
): SimpleType<'Unicode'> {
  return type('Unicode', { ...sized(length), ...options });
}

export function unicodeText(options: { readonly collation?: string } = {}): SimpleType<'UnicodeText'> {
  return type('UnicodeText', options);
}

/** @param scale digits after the decimal point */
export function numeric(precision?: number, scale?: number): SimpleType<'Numeric'> {
  return type('Numeric', {
    ...(precision === undefined ? {} : { precision }),
    ...(scale === undefined ? {} : { scale }),
  });
}

export function float(precision?: number): SimpleType<'Float'> {
  return type('Float', precision === undefined ? {} : { precision });
}

export const double = (): SimpleType<'Double'> => type('Double');
export const date = (): SimpleType<'Date'> => type('Date');
export const interval = (): SimpleType<'Interval'> => type('Interval');
export const json = (): SimpleType<'JSON'> => type('JSON');

export function boolean(parameters: SimpleTypes['Boolean'] = {}): SimpleType<'Boolean'> {
  return type('Boolean', parameters);
}

export function dateTime(options: { readonly timezone?: boolean } = {}): SimpleType<'DateTime'> {
  return type('DateTime', options);
}

export function time(options: { readonly timezone?: boolean } = {}): SimpleType<'Time'> {
  return type('Time', options);
}

/** Bytes. */
export function largeBinary(length?: number): SimpleType<'LargeBinary'> {
  return type('LargeBinary', sized(length));
}

/** `nativeUuid: false`: kept as CHAR(32). */
export function uuid(options: SimpleTypes['Uuid'] = {}): SimpleType<'Uuid'> {
  return type('Uuid', options);
}

/** A type of its own where the dialect has enums, named `name`. */
export function enumeration(
  name: NonNullable<SimpleTypes['Enum']['typeName']>,
  values: readonly string[],
  options: Omit<SimpleTypes['Enum'], 'values' | 'typeName'> = {},
): SimpleType<'Enum'> {
  return type('Enum', { values, typeName: name, ...options });
}

export function array(itemType: DataType, options: { readonly dimensions?: number } = {}): ArrayType {
  return { name: 'ARRAY', itemType, ...options };
}

/** A PostgreSQL domain, created with the table that uses it. */
export function domain(
  name: DomainType['typeName'],
  dataType: DataType,
  options: Omit<DomainType, 'name' | 'typeName' | 'dataType' | 'variants'> = {},
): DomainType {
  return { name: 'postgresql.DOMAIN', typeName: name, dataType, ...options };
}

function sized(length: number | undefined): { readonly length?: number } {
  return length === undefined ? {} : { length };
}
