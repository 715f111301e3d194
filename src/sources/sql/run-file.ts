import type { Connection, Dialect, SqlDialect } from '../../dialects/index.ts';
import { isMigError, migError, type ErrorArgs } from '../../errors/index.ts';
import type { AppliedStep } from '../contract.ts';
import type { SqlFile } from './revision.ts';

const SEPARATOR = /^[ \t]*--[ \t]*@statement\b.*$/gm;

/** A part of a file that is sent as one message. `line` is that of its first character, from 1. */
interface Piece {
  readonly sql: string;
  readonly line: number;
}

export interface RunFile {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly file: SqlFile;
  readonly revision: string;
  /** Statements to run first. */
  readonly session: readonly string[];
}

/**
 * Sends one file the way its mode says, on a session that is reset before and after: a transaction that the file leaves
 * open is rolled back, and its settings and role do not outlive it.
 *
 * @throws MIG_STATEMENT_FAILED with file, line, revision and statement
 */
export async function runFile(run: RunFile): Promise<AppliedStep> {
  const { connection, dialect, file, session } = run;
  await connection.reset();
  try {
    for (const sql of session) await connection.script(sql);
    if (file.mode === 'statements') {
      for (const piece of statementPieces(dialect, file.text)) await send(run, piece);
    } else {
      if (file.mode === 'tx') await connection.execute('begin');
      await send(run, { sql: file.text, line: 1 });
      if (file.mode === 'tx') await send(run, { sql: 'commit', line: lineCount(file.text) });
    }
  } finally {
    await connection.reset();
  }
  return { statements: statementsOf(dialect, file) };
}

/** Statements of a file for people and programs: what the splitter sees, or the whole text when it cannot read it. */
export function statementsOf(dialect: SqlDialect, file: SqlFile): AppliedStep['statements'] {
  try {
    return dialect
      .splitStatements(file.text)
      .filter(({ empty }) => !empty)
      .map(({ text, line }) => ({ sql: text, file: file.name, line }));
  } catch {
    return [{ sql: file.text, file: file.name, line: 1 }];
  }
}

function statementPieces(dialect: SqlDialect, text: string): readonly Piece[] {
  const separators = [...text.matchAll(SEPARATOR)];
  if (separators.length === 0)
    return dialect
      .splitStatements(text)
      .filter(({ empty }) => !empty)
      .map(({ text: sql, line }) => ({ sql, line }));
  const starts = [0, ...separators.map((match) => match.index + match[0].length)];
  const ends = [...separators.map((match) => match.index), text.length];
  return starts
    .map((start, index) => ({ sql: text.slice(start, ends[index]), line: lineCount(text.slice(0, start)) }))
    .filter(({ sql }) => sql.trim() !== '');
}

async function send({ connection, file, revision }: RunFile, piece: Piece): Promise<void> {
  try {
    await connection.script(piece.sql);
  } catch (error) {
    if (!isMigError(error)) throw error;
    const inner = typeof error.details['line'] === 'number' ? error.details['line'] : 1;
    const location = {
      ...error.location,
      file: file.name,
      line: piece.line + inner - 1,
      revision,
    };
    throw migError(error.code, error.details as ErrorArgs<typeof error.code>, {
      location,
      cause: error.cause,
    });
  }
}

function lineCount(text: string): number {
  return text.split('\n').length;
}
