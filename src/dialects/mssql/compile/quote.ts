import type { Identifier } from '../../../schema/index.ts';
import { assertUsableName, join, type Sql, verbatim } from '../../standard/index.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** A name is a `sysname`: 128 characters of UTF-16. */
export const IDENTIFIER_LIMIT = { most: 128, unit: 'characters' } as const;

const PLAIN = /^[a-z_][a-z0-9_$]*$/;

/**
 * An identifier, in brackets when it needs them: reserved words, anything but lower-case letters, digits, `_` and `$`.
 * A dotted name is one identifier; give the parts of a qualified name one by one.
 * @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG
 * @see https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers
 */
export function quote(identifier: string): string {
  assertUsableName(identifier, IDENTIFIER_LIMIT);
  if (PLAIN.test(identifier) && !RESERVED_WORDS.has(identifier)) return identifier;
  return inBrackets(identifier);
}

/** Like {@link quote}, for a name that may ask to be quoted always. */
export function identifier(name: Identifier): Sql {
  if (typeof name === 'string') return verbatim(quote(name));
  assertUsableName(name.quoted, IDENTIFIER_LIMIT);
  return verbatim(inBrackets(name.quoted));
}

/** What stands before a name: a plain string with a dot is database and owner. */
export function qualifier(schema: Identifier): Sql {
  return join(
    (typeof schema === 'string' ? schema.split('.') : [schema]).map((part) => identifier(part)),
    '.',
  );
}

function inBrackets(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
