import { migError } from '../../errors/index.ts';
import { readModuleExports } from './module-exports.ts';
import { decodeRevision, readHeader, type HeaderSource } from './read-header.ts';
import { Scanner } from './scanner.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The file with other down revisions: nothing but their value changes, and the result is read back to make sure.
 *
 * @throws MIG_HEADER_NOT_REWRITABLE when the value is not written where it could be replaced; what `readHeader` throws
 */
export function withDownRevision(source: HeaderSource, down: readonly string[]): Uint8Array {
  const { bytes, file, language } = source;
  const text = decodeRevision(bytes, file);
  const mark = bytes[0] === 0xef ? '\uFEFF' : '';
  const before = readHeader(source);
  const wanted = JSON.stringify({ ...before, down });
  const spans = language === 'sql' ? sqlSpans(text) : moduleSpans(text);
  const value = language === 'sql' ? ` ${down.join(', ') || 'none'}` : literal(down, text);
  for (const { start, end } of spans) {
    const changed = Buffer.from(`${mark}${text.slice(0, start)}${value}${text.slice(end)}`);
    if (readsAs(wanted, { ...source, bytes: changed })) return changed;
  }
  throw migError('MIG_HEADER_NOT_REWRITABLE', { file }, { location: { file, line: before.line } });
}

function readsAs(wanted: string, source: HeaderSource): boolean {
  try {
    return JSON.stringify(readHeader(source)) === wanted;
  } catch {
    return false;
  }
}

/** Behind the colon of `-- downRevision:`, up to the end of the line. */
function sqlSpans(text: string): readonly Span[] {
  const match = /^[^\S\r\n]*--[^\S\r\n]*downRevision[^\S\r\n]*:([^\r\n]*)/m.exec(text);
  if (match === null) return [];
  const end = match.index + match[0].length;
  return [{ start: end - (match[1] ?? '').length, end }];
}

/** Behind the equals sign, or the colon, that follows the name: which one it is shows when the result is read back. */
function moduleSpans(text: string): readonly Span[] {
  const found = readModuleExports(text).exports.filter(({ name }) => name === 'downRevision');
  return found.flatMap(({ start }) =>
    ['=', ':'].flatMap((sign) => {
      const span = valueBehind(text.slice(start), sign);
      return span === undefined ? [] : [{ start: start + span.start, end: start + span.end }];
    }),
  );
}

/** A string, `null`, or a list, behind the first `sign`. */
function valueBehind(text: string, sign: string): Span | undefined {
  const scanner = new Scanner(text);
  scanner.next();
  while (scanner.kind !== 'end' && !scanner.is('punctuator', sign) && !scanner.isOneOf(';,')) scanner.next();
  if (!scanner.is('punctuator', sign)) return undefined;
  scanner.next();
  const { start, end } = scanner;
  if (!scanner.isOneOf('[')) return { start, end };
  while (scanner.kind !== 'end' && !scanner.isOneOf(']')) scanner.next();
  return { start, end: scanner.end };
}

/** Written with the quotes that the file uses most. */
function literal(down: readonly string[], text: string): string {
  const double = text.split('"').length > text.split("'").length;
  const quote = (id: string): string => {
    const inner = JSON.stringify(id).slice(1, -1);
    return double ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  };
  if (down.length === 0) return 'null';
  return down.length === 1 ? quote(down[0] ?? '') : `[${down.map(quote).join(', ')}]`;
}
