import { nameText, type DataType, type Domain, type EnumType } from '../../../schema/index.ts';
import { given } from '../../../util/index.ts';
import { inQuotes } from '../../standard/index.ts';

/** Types by the words that `format_type` prints before any parentheses, with what these hold. */
const NAMES: Readonly<Record<string, (sizes: readonly number[]) => DataType>> = {
  smallint: () => ({ name: 'SMALLINT' }),
  integer: () => ({ name: 'INTEGER' }),
  bigint: () => ({ name: 'BIGINT' }),
  numeric: ([precision, scale]) => ({ name: 'NUMERIC', ...given({ precision, scale }) }),
  real: () => ({ name: 'REAL' }),
  'double precision': () => ({ name: 'DOUBLE_PRECISION' }),
  boolean: () => ({ name: 'BOOLEAN' }),
  'character varying': ([length]) => ({ name: 'VARCHAR', ...given({ length }) }),
  character: ([length]) => ({ name: 'CHAR', ...given({ length }) }),
  text: () => ({ name: 'TEXT' }),
  date: () => ({ name: 'DATE' }),
  'time without time zone': ([precision]) => ({ name: 'postgresql.TIME', ...given({ precision }) }),
  'time with time zone': ([precision]) => ({
    name: 'postgresql.TIME',
    timezone: true,
    ...given({ precision }),
  }),
  'timestamp without time zone': ([precision]) => ({ name: 'postgresql.TIMESTAMP', ...given({ precision }) }),
  'timestamp with time zone': ([precision]) => ({
    name: 'postgresql.TIMESTAMP',
    timezone: true,
    ...given({ precision }),
  }),
  bit: ([length]) => ({ name: 'postgresql.BIT', ...given({ length }) }),
  'bit varying': ([length]) => ({ name: 'postgresql.BIT', varying: true, ...given({ length }) }),
  uuid: () => ({ name: 'UUID' }),
};

/** Types that have neither parameters nor another spelling. */
const PLAIN = new Set<string>([
  'BYTEA',
  'CIDR',
  'DATEMULTIRANGE',
  'DATERANGE',
  'INET',
  'INT4MULTIRANGE',
  'INT4RANGE',
  'INT8MULTIRANGE',
  'INT8RANGE',
  'JSON',
  'JSONB',
  'JSONPATH',
  'MACADDR',
  'MACADDR8',
  'MONEY',
  'NUMMULTIRANGE',
  'NUMRANGE',
  'OID',
  'REGCLASS',
  'REGCONFIG',
  'TSMULTIRANGE',
  'TSQUERY',
  'TSRANGE',
  'TSTZMULTIRANGE',
  'TSTZRANGE',
  'TSVECTOR',
  'XML',
]);
/** Types of extensions, known by name wherever the session finds them. */
const EXTENSIONS = new Set<string>(['CITEXT', 'HSTORE']);

const INTERVAL = /^interval(?: ([a-z]+(?: to [a-z]+)?))?(?:\((\d+)\))?$/;
const WORDS = /^([a-z][a-z0-9 ]*?)(?:\((-?\d+)(?:,(-?\d+))?\))?((?: with(?:out)? time zone)?)$/;

/** Types of users by their name, as it stands in a type without the default schema. */
export interface KnownTypes {
  enumOf(name: string): EnumType | undefined;
  domainOf(name: string): Domain | undefined;
}

/**
 * A type that `format_type` printed, in words of the vocabulary; as it stands when there are none.
 * @param text without the default schema
 * @param collation one that is found without its schema
 */
export function dataType(text: string, known: KnownTypes, collation?: string): DataType {
  if (text.endsWith('[]') && collation === undefined)
    return { name: 'postgresql.ARRAY', itemType: dataType(text.slice(0, -2), known) };
  const type = namedType(text) ?? userType(text, known);
  if (collation === undefined) return type ?? { sql: text };
  if (type !== undefined && 'name' in type && COLLATED.has(type.name))
    return { ...type, collation } as DataType;
  return { sql: `${text} COLLATE ${inQuotes(collation)}` };
}

const COLLATED = new Set(['VARCHAR', 'CHAR', 'TEXT']);

function namedType(text: string): DataType | undefined {
  const [interval, fields, precision] = INTERVAL.exec(text) ?? [];
  if (interval !== undefined)
    return {
      name: 'postgresql.INTERVAL',
      ...given({ fields, precision: precision === undefined ? undefined : Number(precision) }),
    };
  const [, words = '', first, second, zone = ''] = WORDS.exec(text) ?? [];
  const sizes = [first, second].flatMap((size) => (size === undefined ? [] : [Number(size)]));
  const make = Object.hasOwn(NAMES, words + zone) ? NAMES[words + zone] : undefined;
  if (make !== undefined) return make(sizes);
  const plain = words.toUpperCase();
  return sizes.length === 0 && zone === '' && (PLAIN.has(plain) || EXTENSIONS.has(plain))
    ? ({ name: `postgresql.${plain}` } as DataType)
    : undefined;
}

function userType(text: string, known: KnownTypes): DataType | undefined {
  const found = known.enumOf(text);
  if (found !== undefined)
    return {
      name: 'postgresql.ENUM',
      values: found.values,
      typeName: found.name,
      ...(found.schema == null ? {} : { schema: found.schema }),
    };
  const domain = known.domainOf(text);
  return domain === undefined ? undefined : domainColumn(domain);
}

/** What a column says of its domain: the whole, where that has words there; else that it exists. */
function domainColumn(domain: Domain): DataType {
  const { name, schema, type, collation, notNull, constraints = [] } = domain;
  const [check, ...more] = constraints;
  // Beside NOT NULL the name of the condition would become that of NOT NULL.
  const isWhole =
    more.length === 0 &&
    check?.notValid !== true &&
    !(notNull === true && check !== undefined) &&
    domain.comment === undefined;
  return {
    name: 'postgresql.DOMAIN',
    typeName: name,
    ...(schema == null ? {} : { schema }),
    dataType: type,
    ...given({ collation, notNull, default: domain.default }),
    ...(isWhole && check !== undefined ? { check: check.check } : {}),
    ...(isWhole && check?.name !== undefined ? { constraintName: nameText(check.name) } : {}),
    ...(isWhole ? {} : { createType: false }),
  };
}
