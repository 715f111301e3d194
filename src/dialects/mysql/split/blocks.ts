const ROUTINE =
  /^(?:CREATE (?:OR REPLACE )?(?:DEFINER = \S+(?: @ \S+)? )?(?:AGGREGATE )?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT|PACKAGE)|ALTER (?:DEFINER = \S+(?: @ \S+)? )?EVENT|BEGIN NOT ATOMIC)\b/;
const AFTER_END = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'CASE']);
/** Enough of a statement to tell what it is. */
const HEAD_TOKENS = 12;

/**
 * Follows the blocks of a stored program, whose semicolons do not end the statement. Blocks are told by their keywords
 * alone, so a program that uses one of them as a plain name needs DELIMITER, as it does with the client.
 */
export class Blocks {
  readonly #open: string[] = [];
  #head: string[] = [];
  #previous = '';
  #isRoutine = false;
  #elseif = false;

  get isOutermost(): boolean {
    return this.#open.length === 0;
  }

  /** The text of a token that is neither white space nor comment; `undefined` for a string. */
  read(text: string | undefined, isWord: boolean): void {
    const previous = this.#previous;
    const word = isWord ? (text ?? '').toUpperCase() : '';
    // A name behind a dot is no keyword.
    this.#previous = word === '' ? (text ?? "''") : previous === '.' ? `.${word}` : word;
    if (!this.#isRoutine) {
      if (this.#head.length >= HEAD_TOKENS) return;
      this.#head = [...this.#head, this.#previous];
      this.#isRoutine = ROUTINE.test(this.#head.join(' '));
      if (this.#previous === 'ATOMIC' && this.#isRoutine) this.#open.push('BEGIN');
      return;
    }
    if (previous === 'END') this.#close(word);
    else if (word !== '' && previous !== '.') this.#openAt(word, previous);
  }

  /** `END` was read, and this is what follows. */
  #close(word: string): void {
    const last = this.#open.at(-1);
    if (!AFTER_END.has(word) || word === 'CASE') {
      this.#open.pop();
      // The next block may begin right behind: END was that of an expression.
      if (word !== 'CASE') this.#openAt(word, 'END');
    } else if (last === word) this.#open.pop();
  }

  #openAt(word: string, previous: string): void {
    const begins = /^(?:;|BEGIN|THEN|ELSE|DO|LOOP|REPEAT|:|ROW)$/.test(previous);
    if (word === 'BEGIN' || word === 'CASE') this.#open.push(word);
    else if (word === 'WHILE' || word === 'LOOP') this.#open.push(word);
    else if (word === 'REPEAT' && begins) this.#open.push(word);
    else if (word === 'ELSEIF') this.#elseif = true;
    else if (word === 'THEN') {
      if (!this.#elseif && this.#open.at(-1) !== 'CASE') this.#open.push('IF');
      this.#elseif = false;
    }
  }

  /** A delimiter was read: an `END` right before it closes the block that is open. */
  atDelimiter(): boolean {
    if (this.#previous === 'END' && this.#isRoutine) this.#open.pop();
    this.#previous = ';';
    return this.isOutermost;
  }
}
