/** Types that change into each other by themselves when a value is stored. */
const FAMILIES: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'],
  ['json', 'jsonb'],
  ['bit', 'bit varying'],
  ['inet', 'cidr'],
  ['macaddr', 'macaddr8'],
  ['date', 'timestamp without time zone', 'timestamp with time zone'],
  ['time without time zone', 'time with time zone'],
  ['interval', 'time without time zone'],
];

/** Further pairs, one way only. */
const STORED: readonly (readonly [string, string])[] = [
  ['timestamp without time zone', 'time without time zone'],
  ['timestamp with time zone', 'time without time zone'],
  ['timestamp with time zone', 'time with time zone'],
  ['smallint', 'money'],
  ['integer', 'money'],
  ['bigint', 'money'],
  ['numeric', 'money'],
  ['money', 'numeric'],
  ['integer', 'oid'],
  ['bigint', 'oid'],
  ['oid', 'bigint'],
];

const TEXTS = new Set(['text', 'character varying', 'character', 'name', '"char"', 'citext']);

/** Pairs with a cast that has to be asked for. */
const ASKED: readonly (readonly [string, string])[] = [
  ['boolean', 'integer'],
  ['integer', 'boolean'],
  ['integer', 'bit'],
  ['bigint', 'bit'],
  ['bit', 'integer'],
  ['bit', 'bigint'],
  ['jsonb', 'boolean'],
  ['jsonb', 'numeric'],
  ['jsonb', 'smallint'],
  ['jsonb', 'integer'],
  ['jsonb', 'bigint'],
  ['jsonb', 'real'],
  ['jsonb', 'double precision'],
];

/**
 * The expression that turns a column into another type; `undefined` where the server does it by itself. What has no
 * cast at all goes through its text.
 * @see https://www.postgresql.org/docs/current/catalog-pg-cast.html
 */
export function conversion(column: string, before: string, after: string): string | undefined {
  const [from, to] = [typeBase(before), typeBase(after)];
  if (from.isArray === to.isArray && storesBy(from.name, to.name)) return undefined;
  if (!to.isArray && TEXTS.has(to.name)) return undefined;
  if (!from.isArray && !to.isArray && isPair(ASKED, from.name, to.name)) return `${column}::${after}`;
  if (TEXTS.has(from.name) && from.isArray === to.isArray) return `${column}::${after}`;
  return throughText(column, before, after);
}

/** The expression that goes through the text of a value: for a type that has another of the same name behind it. */
export function throughText(column: string, before: string, after: string): string {
  const isArray = typeBase(before).isArray && typeBase(after).isArray;
  return `${column}::text${isArray ? '[]' : ''}::${after}`;
}

/** True when values of both types can be compared by the same index, so that a foreign key can stay. */
export function isComparable(before: string, after: string): boolean {
  const [from, to] = [typeBase(before), typeBase(after)];
  if (from.isArray !== to.isArray) return false;
  if (from.name === to.name) return true;
  const integers = ['smallint', 'integer', 'bigint'];
  const texts = ['text', 'character varying'];
  return [integers, texts].some((family) => family.includes(from.name) && family.includes(to.name));
}

/** A type without its modifiers: `numeric(10,2)[]` → `numeric`, array. */
export function typeBase(type: string): { readonly name: string; readonly isArray: boolean } {
  const isArray = type.endsWith('[]');
  const item = isArray ? type.slice(0, -2) : type;
  return { name: item.replace(/\s*\([^()]*\)/, ''), isArray };
}

function storesBy(from: string, to: string): boolean {
  if (from === to || TEXTS.has(to)) return true;
  return FAMILIES.some((family) => family.includes(from) && family.includes(to)) || isPair(STORED, from, to);
}

function isPair(pairs: readonly (readonly [string, string])[], from: string, to: string): boolean {
  return pairs.some(([a, b]) => a === from && b === to);
}
