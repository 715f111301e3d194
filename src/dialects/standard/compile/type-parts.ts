import { migError } from '../../../errors/index.ts';
import type { SimpleType, SimpleTypes } from '../../../schema/index.ts';
import { inQuotes } from './double-quotes.ts';

/** How a dialect spells a type: always the same, or by its parameters. */
export type Spelling<N extends keyof SimpleTypes> = string | ((type: SimpleType<N>) => string);

export type Spellings<N extends keyof SimpleTypes> = { readonly [K in N]: Spelling<K> };

/** The spelling of a type by its name. @throws MIG_TYPE_UNKNOWN when the dialect has none, MIG_OPERATION_INVALID */
export function spelled(
  spellings: Readonly<Partial<Record<string, unknown>>>,
  type: { readonly name: string },
  dialect: string,
): string {
  if (!Object.hasOwn(spellings, type.name)) throw migError('MIG_TYPE_UNKNOWN', { type: type.name, dialect });
  const spelling = spellings[type.name] as Spelling<keyof SimpleTypes>;
  return typeof spelling === 'string' ? spelling : spelling(type as SimpleType<keyof SimpleTypes>);
}

/** `NAME(length)`, or the name alone. @throws MIG_OPERATION_INVALID for what is no whole number */
export function sized(name: string, length: number | undefined): string {
  return length === undefined ? name : `${name}(${whole(length)})`;
}

/** `NAME(length) COLLATE "collation"`, as far as they are given, where names are quoted with double quotes. */
export function characters(
  name: string,
): (type: { readonly length?: number; readonly collation?: string }) => string {
  return ({ length, collation }) =>
    sized(name, length) + (collation === undefined ? '' : ` COLLATE ${inQuotes(collation)}`);
}

/** `NAME(precision, scale)`, as far as they are given. */
export function decimals(
  name: string,
): (type: { readonly precision?: number; readonly scale?: number }) => string {
  return ({ precision, scale }) =>
    precision === undefined || scale === undefined
      ? sized(name, precision)
      : `${name}(${whole(precision)}, ${whole(scale)})`;
}

/**
 * The parts of a type as it is written: a collation stands behind the whole, also behind a cast and the brackets of an array.
 */
export function splitCollation(type: string): { readonly bare: string; readonly collation: string } {
  const [, bare = type, collation = ''] = /^(.*?)( COLLATE .*)$/s.exec(type) ?? [];
  return { bare, collation };
}

/** Characters that the longest value of an enum needs. */
export function enumLength({ values, length }: SimpleType<'Enum'>): number {
  return length ?? Math.max(1, ...values.map((value) => Array.from(value).length));
}

/** These numbers stand unquoted in the statement. @throws MIG_OPERATION_INVALID */
export function whole(value: number): string {
  if (!Number.isSafeInteger(value))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a type',
      problem: `${JSON.stringify(value)} is no whole number`,
    });
  return String(value);
}
