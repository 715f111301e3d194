const NAME_START = /[\p{ID_Start}$_#\\]/u;
const NAME_PART = /[\p{ID_Continue}$_#\\]|\u200C|\u200D/u;
const SPACE = /[\s\uFEFF]/;
const LINE_BREAK = /[\n\r\u2028\u2029]/g;

/** For each ASCII character: 1 begins a name, 2 continues one. */
const NAMES = Uint8Array.from({ length: 128 }, (_none, code) => {
  const character = String.fromCharCode(code);
  return (NAME_START.test(character) ? 1 : 0) | (NAME_PART.test(character) ? 2 : 0);
});

export function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? (NAMES[code] as number) % 2 === 1 : NAME_START.test(codePoint(text, at));
}

/** Position behind the name that goes on here. */
export function endOfName(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if ((NAMES[code] as number) < 2) return at;
      at++;
    } else if (Number.isNaN(code) || !NAME_PART.test(codePoint(text, at))) return at;
    else at += codePoint(text, at).length;
  }
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    (code > 127 && SPACE.test(String.fromCharCode(code))) ||
    code === 0x0b ||
    code === 0x0c
  );
}

/** Position of the next line break, or the end of the text. */
export function lineEnd(text: string, from: number): number {
  LINE_BREAK.lastIndex = from;
  return LINE_BREAK.exec(text)?.index ?? text.length;
}

function codePoint(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
