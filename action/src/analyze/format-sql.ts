import { format, supportedDialects, type SqlLanguage } from 'sql-formatter';

/** Longer statements are shown as they are: the formatter's time grows faster than its input. */
const FORMATTED_UNITS = 20_000;

/** Statements as one readable script. A statement that the formatter does not understand is shown as written. */
export function formatSql(statements: readonly string[], dialect: string): string {
  return statements
    .filter((statement) => statement.trim() !== '')
    .map((statement) => `${formatOne(statement.trim(), dialect)};`)
    .join('\n\n');
}

function formatOne(statement: string, dialect: string): string {
  const bare = statement.replace(/;\s*$/, '');
  if (bare.length > FORMATTED_UNITS) return bare;
  const language = (supportedDialects.includes(dialect) ? dialect : 'sql') as SqlLanguage;
  try {
    const pretty = format(bare, { language, keywordCase: 'preserve', linesBetweenQueries: 1 });
    return withoutSpace(pretty) === withoutSpace(bare) ? pretty : bare;
  } catch {
    return bare;
  }
}

/** What formatting may not change. */
function withoutSpace(sql: string): string {
  return sql.replace(/\s+/g, '');
}
