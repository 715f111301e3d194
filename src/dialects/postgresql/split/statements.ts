import { migError } from '../../../errors/index.ts';
import type { SqlStatement } from '../../contract.ts';
import { Lines } from '../../standard/split/lines.ts';
import { tokens, type Token } from './lexer.ts';
import { isTransactional } from './transactional.ts';

/** psql commands that pg_dump puts around a dump, and that mean nothing to a server. */
const SKIPPED_META = /^\\(un)?restrict\b/;
/** Enough of a statement to tell what it is. */
const MAX_WORDS = 200;

/**
 * The statements of a script, each from its first token to its last: comments before and behind it and the semicolon
 * are not part of it. A piece that holds comments alone is `empty`.
 *
 * @throws MIG_SCRIPT_COPY, MIG_SCRIPT_META_COMMAND
 */
export function splitStatements(script: string): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  const lines = new Lines(script);
  let piece: Token[] = [];
  let nesting = new Nesting();
  const finish = (): void => {
    const statement = toStatement(script, piece, lines);
    if (statement !== undefined) statements.push(statement);
    piece = [];
    nesting = new Nesting();
  };
  for (const token of tokens(script)) {
    if (token.kind === 'meta') {
      refuseMeta(script, token, lines);
      continue;
    }
    if (script[token.start] === ';' && token.kind === 'symbol' && nesting.isOutermost) {
      finish();
      continue;
    }
    if (token.kind === 'space' && piece.length === 0) continue;
    piece.push(token);
    nesting.read(token.kind === 'word' || token.kind === 'symbol' ? textOf(script, token) : undefined);
  }
  finish();
  return statements;
}

/**
 * The script with skipped psql commands blanked, so that it can be sent as one message with every position unchanged.
 *
 * @throws MIG_SCRIPT_COPY, MIG_SCRIPT_META_COMMAND
 */
export function plainSql(script: string): string {
  if (!/\\|copy/i.test(script)) return script;
  splitStatements(script);
  let plain = '';
  for (const token of tokens(script))
    plain += token.kind === 'meta' ? ' '.repeat(token.end - token.start) : textOf(script, token);
  return plain;
}

/** Semicolons inside parentheses (rules) and inside BEGIN ATOMIC … END (SQL routines) do not end a statement. */
class Nesting {
  #parentheses = 0;
  #blocks = 0;
  #words: string[] = [];

  get isOutermost(): boolean {
    return this.#parentheses === 0 && this.#blocks === 0;
  }

  /** `undefined` for a token that is no plain word or symbol. */
  read(text: string | undefined): void {
    if (text === '(') this.#parentheses += 1;
    else if (text === ')') this.#parentheses = Math.max(0, this.#parentheses - 1);
    if (text === undefined || !/^\w/.test(text)) return;
    const word = text.toUpperCase();
    const previous = this.#words.at(-1);
    this.#words = this.#words.length < 4 ? [...this.#words, word] : [...this.#words.slice(0, 4), word];
    if (!/^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\b/.test(this.#words.join(' '))) return;
    if (word === 'ATOMIC' && previous === 'BEGIN') this.#blocks += 1;
    else if (word === 'CASE' && this.#blocks > 0) this.#blocks += 1;
    else if (word === 'END' && this.#blocks > 0) this.#blocks -= 1;
  }
}

function toStatement(script: string, piece: readonly Token[], lines: Lines): SqlStatement | undefined {
  const isCode = (token: Token): boolean => token.kind !== 'space' && token.kind !== 'comment';
  const isText = (token: Token): boolean => token.kind !== 'space';
  const empty = !piece.some(isCode);
  const first = piece.find(empty ? isText : isCode);
  const last = piece.findLast(empty ? isText : isCode);
  if (first === undefined || last === undefined) return undefined;

  const words = piece
    .filter(isCode)
    .slice(0, MAX_WORDS)
    .map((token) => textOf(script, token));
  const line = lines.at(first.start);
  if (/^COPY .* FROM STDIN\b/i.test(words.join(' '))) throw migError('MIG_SCRIPT_COPY', { line });
  return {
    text: script.slice(first.start, last.end),
    line,
    transactional: isTransactional(words),
    empty,
  };
}

function refuseMeta(script: string, token: Token, lines: Lines): void {
  const text = textOf(script, token);
  const lineStart = script.lastIndexOf('\n', token.start) + 1;
  const opensLine = script.slice(lineStart, token.start).trim() === '';
  if (opensLine && SKIPPED_META.test(text)) return;
  throw migError('MIG_SCRIPT_META_COMMAND', {
    line: lines.at(token.start),
    command: text.trim().split(/\s/)[0] ?? text,
  });
}

function textOf(script: string, token: Token): string {
  return script.slice(token.start, token.end);
}
