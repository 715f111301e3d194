import type { ScriptStyle, SqlDialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';

const STANDARD: ScriptStyle = {
  begin: 'BEGIN',
  commit: 'COMMIT',
  terminator: ';',
  separator: '',
  separatesBegin: false,
};

/** A script for the database's own client, written part by part. */
export interface ScriptWriter {
  /** Opens a transaction unless one is open, or the server's DDL knows none. */
  begin(): void;
  /** True when one was open. */
  commit(): boolean;
  comment(text: string): void;
  /** One statement, without its terminator. @throws MIG_OFFLINE_CUT for one that the client would cut in two */
  statement(sql: string): void;
  /** Text as it stands. */
  text(text: string): void;
  /** All of it. */
  toString(): string;
}

export interface ScriptWriterOptions {
  readonly dialect: Pick<SqlDialect, 'scriptStyle'>;
  /** DDL can be rolled back, so that BEGIN and COMMIT make sense. */
  readonly transactional: boolean;
  /** Line after each statement; empty for none. @defaultValue the dialect's */
  readonly batchSeparator?: string | undefined;
}

export function createScriptWriter({
  dialect: { scriptStyle: style = STANDARD },
  transactional,
  batchSeparator = style.separator,
}: ScriptWriterOptions): ScriptWriter {
  const parts: string[] = [];
  let open = false;
  const statement = (sql: string, separated = true): void => {
    parts.push(`${sql}${style.terminator}`);
    if (separated && batchSeparator !== '') parts.push(batchSeparator);
  };
  return {
    begin() {
      if (transactional && !open) statement(style.begin, style.separatesBegin);
      open = transactional;
    },
    commit() {
      if (!open) return false;
      statement(style.commit);
      open = false;
      return true;
    },
    comment: (text) => void parts.push(`-- ${text.replace(/\s+/g, ' ')}`),
    statement(sql) {
      refuseCut(sql, batchSeparator);
      statement(sql);
    },
    text: (text) => void parts.push(text.replace(/\n$/, '')),
    toString: () => parts.map((part) => `${part}\n`).join('\n'),
  };
}

/** The client looks for its separator line by line, within literals too. */
function refuseCut(sql: string, separator: string): void {
  if (separator === '') return;
  const wanted = separator.trim().toUpperCase();
  const line = sql.split(/\r\n?|\n/).findIndex((text) => text.trim().toUpperCase() === wanted);
  if (line !== -1)
    throw migError('MIG_OFFLINE_CUT', { separator, line: line + 1 }, { location: { statement: sql } });
}
