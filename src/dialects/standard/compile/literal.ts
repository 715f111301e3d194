import { migError } from '../../../errors/index.ts';

/** A value that can stand in a statement as it is. */
export type LiteralValue = string | number | boolean | null;

export interface LiteralRules {
  /** How `false` and `true` are written. */
  readonly booleans: readonly [string, string];
  /** Infinity and what is no number. @defaultValue refused, for SQL has no such number */
  readonly notFinite?: (value: number) => string;
  /** Text, in its quotes. */
  readonly text: (value: string) => string;
}

/** How a dialect writes values. @throws MIG_LITERAL_UNUSABLE for what it cannot write */
export function createLiteral({
  booleans,
  notFinite = noSuchNumber,
  text,
}: LiteralRules): (value: LiteralValue) => string {
  return (value) => {
    if (value === null) return 'NULL';
    if (typeof value === 'boolean') return booleans[value ? 1 : 0];
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : notFinite(value);
    return text(value);
  };
}

/**
 * Text in single quotes, which are doubled inside; nothing else has a meaning there.
 * @param withoutNul why there can be no NUL character
 * @throws MIG_LITERAL_UNUSABLE for a NUL character and for half of a surrogate pair
 */
export function quotedText(value: string, withoutNul: string): string {
  if (value.includes('\0')) throw unusable(value, withoutNul);
  return `'${assertPairs(value).replaceAll("'", "''")}'`;
}

/** The text itself. @throws MIG_LITERAL_UNUSABLE for half of a surrogate pair */
export function assertPairs(value: string): string {
  if (!/\p{Surrogate}/u.test(value)) return value;
  throw unusable(value, 'it contains half of a surrogate pair, which UTF-8 has not');
}

function unusable(value: string, problem: string): Error {
  return migError('MIG_LITERAL_UNUSABLE', { value: JSON.stringify(value), problem });
}

function noSuchNumber(value: number): never {
  throw migError('MIG_LITERAL_UNUSABLE', {
    value: String(value),
    problem: 'there is no such number in SQL',
  });
}
