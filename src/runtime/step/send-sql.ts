import { migError } from '../../errors/index.ts';
import type { SqlDialect } from '../../dialects/index.ts';
import { readSqlSection, type Direction, type RevisionScript } from '../../script/index.ts';
import type { StatementSink } from './sender.ts';

export interface SqlStep {
  readonly script: RevisionScript;
  readonly direction: Direction;
  readonly dialect: SqlDialect;
  readonly sink: StatementSink;
}

/**
 * Sends the statements of one section of a SQL revision, one by one, each with its line in the file.
 *
 * @throws MIG_SECTION_MISSING, MIG_SQL_SECTION, and what the server throws
 */
export async function sendSql({ script, direction, dialect, sink }: SqlStep): Promise<void> {
  const { file, id: revision } = script;
  const section = readSqlSection(file, direction);
  if (section === undefined)
    throw migError(
      'MIG_SECTION_MISSING',
      { revision, direction },
      { location: { file, revision, line: script.line } },
    );
  for (const { text, line, empty } of dialect.splitStatements(section.sql))
    if (!empty) await sink.send({ sql: text, file, line: section.line + line - 1 }, { verbatim: true });
}
