const ESCAPE = /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[\s\S]))/g;
const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\r': '',
  '\r\n': '',
};

/** The content of a JavaScript string literal or template, escapes resolved. */
export function unescape(content: string): string {
  const text = content.replaceAll('\r\n', '\n');
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_all, long?: string, short?: string, byte?: string, single = '') => {
    const code = long ?? short ?? byte;
    if (code === undefined) return SINGLE[single] ?? single;
    return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
  });
}
