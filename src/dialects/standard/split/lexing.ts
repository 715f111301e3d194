/** All tokens of a text, one behind the other. */
export function* everyToken<T extends { readonly end: number }>(
  text: string,
  tokenAt: (text: string, start: number) => T,
): Generator<T> {
  let start = 0;
  while (start < text.length) {
    const token = tokenAt(text, start);
    yield token;
    start = token.end;
  }
}

/** Where a match that begins at an offset ends. @param pattern sticky */
export function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** End of what is between two like quotes and begins at `start`. The quote is doubled inside; a backslash means nothing. */
export function quoteEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  let end = start;
  do {
    end = text.indexOf(quote, end + 1) + 1;
    if (end === 0) return text.length;
  } while (text[end] === quote);
  return end;
}

/** Where `what`, looked for from an offset on, ends; the end of the text when it is not there. */
export function endAfter(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found + what.length;
}
