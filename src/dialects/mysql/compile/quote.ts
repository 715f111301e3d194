import type { Identifier } from '../../../schema/index.ts';
import { assertUsableName, type Sql, verbatim } from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';

/** Names made by a convention are cut to this; a name written out is left for the server to judge, in characters. */
export const IDENTIFIER_BYTES = 64;
/** Four bytes for each of the 64 characters, so that only what can never be a name is refused here. */
const LONGEST_BYTES = 255;

const PLAIN = /^[a-z_][a-z0-9_$]*$/;

/**
 * An identifier, in backticks when it needs them: reserved words, anything but lower-case letters, digits, `_` and `$`.
 * A dotted name is one identifier; give the parts of a qualified name one by one.
 * @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG
 * @see https://dev.mysql.com/doc/refman/9.7/en/identifiers.html
 */
export function quote(identifier: string, { reservedWords }: Flavour): string {
  assertUsableName(identifier, LONGEST_BYTES);
  if (PLAIN.test(identifier) && !reservedWords.has(identifier)) return identifier;
  return inBackticks(identifier);
}

/** Like {@link quote}, for a name that may ask to be quoted always. */
export function identifier(name: Identifier, flavour: Flavour): Sql {
  if (typeof name === 'string') return verbatim(quote(name, flavour));
  assertUsableName(name.quoted, LONGEST_BYTES);
  return verbatim(inBackticks(name.quoted));
}

/** In backticks whether needed or not. */
export function inBackticks(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
