import type { Identifier } from '../../../schema/index.ts';
import { assertUsableName } from './names.ts';
import { type Sql, verbatim } from './sql.ts';
import type { NameLimit } from './writer.ts';

const PLAIN = /^[a-z_][a-z0-9_$]*$/;

/** How a dialect that quotes with double quotes writes names. */
export interface DoubleQuotes {
  /**
   * An identifier, in double quotes when it needs them: reserved words, anything but lower-case letters, digits, `_` and `$`.
   * A dotted name is one identifier; give the parts of a qualified name one by one.
   * @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG
   */
  readonly quote: (identifier: string) => string;
  /** Like `quote`, for a name that may ask to be quoted always. */
  readonly identifier: (name: Identifier) => Sql;
}

export function doubleQuotes({
  reserved,
  limit,
}: {
  /** In lower case. */
  readonly reserved: ReadonlySet<string>;
  readonly limit: NameLimit;
}): DoubleQuotes {
  const quote = (identifier: string): string => {
    assertUsableName(identifier, limit);
    return PLAIN.test(identifier) && !reserved.has(identifier) ? identifier : inQuotes(identifier);
  };
  return {
    quote,
    identifier(name) {
      if (typeof name === 'string') return verbatim(quote(name));
      assertUsableName(name.quoted, limit);
      return verbatim(inQuotes(name.quoted));
    },
  };
}

/** In double quotes whether needed or not. */
export function inQuotes(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
