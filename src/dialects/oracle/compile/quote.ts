import { migError } from '../../../errors/index.ts';
import type { Identifier } from '../../../schema/index.ts';
import { assertUsableName, type Sql, verbatim } from '../../standard/index.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** Since 12.2. */
export const IDENTIFIER_LIMIT = { most: 128, unit: 'bytes' } as const;

const PLAIN = /^[a-z][a-z0-9_$]*$/;

/**
 * An identifier, in double quotes when it needs them: reserved words, a first character that is no letter, anything but
 * lower-case letters, digits, `_` and `$`. What stands without quotes is upper case to the server.
 * @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG
 * @see https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/Database-Object-Names-and-Qualifiers.html
 */
export function quote(identifier: string): string {
  if (PLAIN.test(identifier) && !RESERVED_WORDS.has(identifier)) {
    assertUsableName(identifier, IDENTIFIER_LIMIT);
    return identifier;
  }
  return inQuotes(identifier);
}

/** Like {@link quote}, for a name that may ask to be quoted always. */
export function identifier(name: Identifier): Sql {
  return verbatim(typeof name === 'string' ? quote(name) : inQuotes(name.quoted));
}

/** A double quote within a name cannot be written here: it is not doubled but refused by the server. */
function inQuotes(name: string): string {
  assertUsableName(name, IDENTIFIER_LIMIT);
  if (name.includes('"'))
    throw migError('MIG_NAME_UNUSABLE', { name, problem: 'Oracle has no names with a double quote in them' });
  return `"${name}"`;
}
