import type { Identifier } from '../../../schema/index.ts';
import { assertUsableName, type NameLimit, type Sql, verbatim } from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';

/** MySQL counts characters, and takes none beyond U+FFFF. */
export const NAME_LIMIT: NameLimit = { most: 64, unit: 'characters' };
export const IDENTIFIER_BYTES = 64;

const PLAIN = /^[a-z_][a-z0-9_$]*$/;

/**
 * An identifier, in backticks when it needs them: reserved words, anything but lower-case letters, digits, `_` and `$`.
 * A dotted name is one identifier; give the parts of a qualified name one by one.
 * @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG
 * @see https://dev.mysql.com/doc/refman/9.7/en/identifiers.html
 */
export function quote(identifier: string, { reservedWords }: Flavour): string {
  assertUsableName(identifier, NAME_LIMIT);
  if (PLAIN.test(identifier) && !reservedWords.has(identifier)) return identifier;
  return inBackticks(identifier);
}

/** Like {@link quote}, for a name that may ask to be quoted always. */
export function identifier(name: Identifier, flavour: Flavour): Sql {
  if (typeof name === 'string') return verbatim(quote(name, flavour));
  assertUsableName(name.quoted, NAME_LIMIT);
  return verbatim(inBackticks(name.quoted));
}

/** In backticks whether needed or not. */
export function inBackticks(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
