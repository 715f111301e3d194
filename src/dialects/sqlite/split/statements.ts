import type { SqlStatement } from '../../contract.ts';
import { Lines } from '../../standard/split/lines.ts';
import { tokens, type Token } from './lexer.ts';

/** A trigger holds statements of its own, up to the END that follows a semicolon. */
const TRIGGER = /^(?:EXPLAIN (?:QUERY PLAN )?)?CREATE (?:TEMP |TEMPORARY )?TRIGGER\b/;
/** What SQLite refuses, or does not do, inside a transaction. */
const NOT_IN_TRANSACTION =
  /^(?:VACUUM\b|ATTACH\b|DETACH\b|PRAGMA (?:\S+ ?\. ?)?(?:FOREIGN_KEYS|JOURNAL_MODE|SYNCHRONOUS|AUTO_VACUUM|PAGE_SIZE|TEMP_STORE|LOCKING_MODE)\b ?[=(])/;
/** Enough of a statement to tell what it is. */
const HEAD_TOKENS = 6;

/**
 * The statements of a script, each from its first token to its last: comments before and behind it and the semicolon are
 * not part of it. The semicolons inside a trigger belong to it. A piece that holds comments alone is `empty`.
 *
 * @remarks A trigger ends where the library's own sqlite3_complete() says: at `; END ;`. A CASE … END inside it is never
 * preceded by a semicolon.
 * @see https://www.sqlite.org/c3ref/complete.html
 */
export function splitStatements(script: string): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  const lines = new Lines(script);
  let piece = new Piece();
  const finish = (): void => {
    const span = piece.span;
    if (span !== undefined)
      statements.push({
        text: script.slice(span.start, span.end),
        line: lines.at(span.start),
        transactional: !NOT_IN_TRANSACTION.test(piece.head),
        empty: span.empty,
      });
    piece = new Piece();
  };
  for (const token of tokens(script)) {
    const text = script.slice(token.start, token.end);
    if (token.kind === 'symbol' && text === ';' && piece.endsAt()) finish();
    else piece.add(token, text);
  }
  finish();
  return statements;
}

/** The tokens between two ends of statements. */
class Piece {
  #head: readonly string[] = [];
  #code: { start: number; end: number } | undefined;
  #comment: { start: number; end: number } | undefined;
  /** The last two tokens of code. */
  #last: readonly [string, string] = ['', ''];

  /** Its first words in upper case, one space between. */
  get head(): string {
    return this.#head.join(' ');
  }

  get span(): { readonly start: number; readonly end: number; readonly empty: boolean } | undefined {
    const span = this.#code ?? this.#comment;
    return span === undefined ? undefined : { ...span, empty: this.#code === undefined };
  }

  add({ kind, start, end }: Token, text: string): void {
    if (kind === 'space') return;
    if (kind === 'comment') {
      this.#comment = { start: this.#comment?.start ?? start, end };
      return;
    }
    this.#code = { start: this.#code?.start ?? start, end };
    const word = kind === 'word' || kind === 'symbol' ? text.toUpperCase() : "''";
    if (this.#head.length < HEAD_TOKENS) this.#head = [...this.#head, word];
    this.#last = [this.#last[1], word];
  }

  /** True when a semicolon here ends the statement. */
  endsAt(): boolean {
    if (!TRIGGER.test(this.head)) return true;
    const ends = this.#last[0] === ';' && this.#last[1] === 'END';
    if (!ends) this.#last = [this.#last[1], ';'];
    return ends;
  }
}
