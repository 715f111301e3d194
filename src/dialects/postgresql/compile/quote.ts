import type { Identifier } from '../../../schema/index.ts';
import { assertUsableName, type NameLimit, type Sql, verbatim } from '../../standard/index.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** NAMEDATALEN - 1. */
export const IDENTIFIER_BYTES = 63;
export const NAME_LIMIT: NameLimit = { most: IDENTIFIER_BYTES, unit: 'bytes' };

const PLAIN = /^[a-z_][a-z0-9_$]*$/;

/**
 * An identifier, in double quotes when it needs them: reserved words, anything but lower-case letters, digits, `_` and `$`.
 * A dotted name is one identifier; give the parts of a qualified name one by one.
 * @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 */
export function quote(identifier: string): string {
  assertUsableName(identifier, NAME_LIMIT);
  if (PLAIN.test(identifier) && !RESERVED_WORDS.has(identifier)) return identifier;
  return inQuotes(identifier);
}

/** Like {@link quote}, for a name that may ask to be quoted always. */
export function identifier(name: Identifier): Sql {
  if (typeof name === 'string') return verbatim(quote(name));
  assertUsableName(name.quoted, NAME_LIMIT);
  return verbatim(inQuotes(name.quoted));
}

/** In double quotes whether needed or not. */
export function inQuotes(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
