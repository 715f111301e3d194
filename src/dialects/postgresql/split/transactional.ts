/**
 * Statements that a server refuses inside a transaction block, by their first words (upper case, one space between).
 * @see the notes of each command in https://www.postgresql.org/docs/current/sql-commands.html
 */
const REFUSED: readonly RegExp[] = [
  /^CREATE (UNIQUE )?INDEX CONCURRENTLY\b/,
  /^DROP INDEX CONCURRENTLY\b/,
  /^REINDEX\b.*\bCONCURRENTLY\b/,
  /^REINDEX (\( .* \) )?(DATABASE|SYSTEM|SCHEMA)\b/,
  /^VACUUM\b/,
  /^CLUSTER( VERBOSE)?$/,
  /^(CREATE|DROP) (DATABASE|TABLESPACE)\b/,
  /^ALTER DATABASE \S+ SET TABLESPACE\b/,
  /^ALTER SYSTEM\b/,
  /^ALTER TABLE\b.*\bDETACH PARTITION\b.*\bCONCURRENTLY\b/,
  /^CREATE SUBSCRIPTION\b(?!.*\b(CREATE_SLOT|CONNECT) = (FALSE|OFF|0)\b)/,
  /^DROP SUBSCRIPTION\b/,
  /^ALTER SUBSCRIPTION \S+ (REFRESH|(SET|ADD|DROP) PUBLICATION)\b/,
  /^DISCARD ALL\b/,
  /^(COMMIT|ROLLBACK) PREPARED\b/,
];

/** False for a statement that must run outside a transaction; `words` are its tokens without comments, unquoted. */
export function isTransactional(words: readonly string[]): boolean {
  const text = words.join(' ').toUpperCase();
  return !REFUSED.some((pattern) => pattern.test(text));
}
