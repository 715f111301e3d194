import { doubleQuotes, type NameLimit } from '../../standard/index.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** NAMEDATALEN - 1. */
export const IDENTIFIER_BYTES = 63;
export const NAME_LIMIT: NameLimit = { most: IDENTIFIER_BYTES, unit: 'bytes' };

/** @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
export const { quote, identifier } = doubleQuotes({ reserved: RESERVED_WORDS, limit: NAME_LIMIT });
