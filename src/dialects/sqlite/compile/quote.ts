import { doubleQuotes, type NameLimit } from '../../standard/index.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

export { inQuotes } from '../../standard/index.ts';

/** SQLite sets no limit of its own; this one keeps a statement within what it reads. */
export const IDENTIFIER_BYTES = 9999;
export const NAME_LIMIT: NameLimit = { most: IDENTIFIER_BYTES, unit: 'bytes' };

/** @see https://sqlite.org/lang_keywords.html */
export const { quote, identifier } = doubleQuotes({ reserved: RESERVED_WORDS, limit: NAME_LIMIT });
