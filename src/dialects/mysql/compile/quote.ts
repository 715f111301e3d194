import { migError } from '../../../errors/index.ts';
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
  assertUsable(identifier);
  if (PLAIN.test(identifier) && !reservedWords.has(identifier)) return identifier;
  return inBackticks(identifier);
}

/** Like {@link quote}, for a name that may ask to be quoted always. */
export function identifier(name: Identifier, flavour: Flavour): Sql {
  if (typeof name === 'string') return verbatim(quote(name, flavour));
  assertUsable(name.quoted);
  return verbatim(inBackticks(name.quoted));
}

/** In backticks whether needed or not. */
export function inBackticks(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** What the servers refuse, or keep as something else, is refused here. */
function assertUsable(name: string): void {
  assertUsableName(name, NAME_LIMIT);
  if (/[\u{10000}-\u{10ffff}]/u.test(name))
    throw migError('MIG_NAME_UNUSABLE', { name, problem: 'it contains a character beyond U+FFFF' });
  if (/[\t-\r ]$/.test(name)) throw migError('MIG_NAME_UNUSABLE', { name, problem: 'it ends with a blank' });
}
