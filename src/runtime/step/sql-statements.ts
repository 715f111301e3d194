import { migError } from '../../errors/index.ts';
import type { SqlDialect } from '../../dialects/index.ts';
import { readSqlSection, type Direction, type RevisionScript } from '../../script/index.ts';
import type { SentStatement } from './sent-statement.ts';

export interface SqlSectionRequest {
  readonly script: RevisionScript;
  readonly direction: Direction;
  readonly dialect: SqlDialect;
}

/**
 * The statements of one section of a SQL revision, each with its line in the file.
 *
 * @throws MIG_SECTION_MISSING, MIG_SQL_SECTION
 */
export function sqlStatements({ script, direction, dialect }: SqlSectionRequest): readonly SentStatement[] {
  const { file, id: revision } = script;
  const section = readSqlSection(file, direction);
  if (section === undefined)
    throw migError(
      'MIG_SECTION_MISSING',
      { revision, direction },
      { location: { file, revision, line: script.line } },
    );
  return dialect
    .splitStatements(section.sql)
    .filter(({ empty }) => !empty)
    .map(({ text, line }) => ({ sql: text, file, line: section.line + line - 1 }));
}
