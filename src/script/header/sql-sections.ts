import { migError } from '../../errors/index.ts';
import type { BodyPresence } from '../types.ts';
import { lineAt } from './header.ts';

/** The statements of one direction, as they stand in a SQL revision. */
export interface SqlSection {
  readonly sql: string;
  /** Line of the file on which `sql` begins, from 1. */
  readonly line: number;
  readonly presence: BodyPresence;
}

export interface SqlSections {
  /** Everything above the first section. */
  readonly preamble: string;
  readonly upgrade: SqlSection | undefined;
  readonly downgrade: SqlSection | undefined;
}

const MARKER = /^[ \t]*--[ \t]*(upgrade|downgrade)[ \t]*$/i;

/**
 * Splits a SQL revision at its lines `-- upgrade` and `-- downgrade`. Lines within dollar-quoted bodies and block comments
 * are no markers.
 *
 * @throws MIG_SQL_SECTION for sections that are there twice, MIG_HEADER_UNTERMINATED for a comment or body that never ends
 */
export function splitSqlRevision(text: string, file: string): SqlSections {
  const { markers, unterminated } = findMarkers(text);
  if (unterminated !== undefined)
    throw migError(
      'MIG_HEADER_UNTERMINATED',
      { file, what: unterminated.what },
      { location: { file, line: lineAt(text, unterminated.start) } },
    );
  const section = (direction: 'upgrade' | 'downgrade'): SqlSection | undefined => {
    const [marker, repeated] = markers.filter((each) => each.direction === direction);
    if (repeated !== undefined)
      throw migError(
        'MIG_SQL_SECTION',
        { file, problem: `there are two lines "-- ${direction}"` },
        { location: { file, line: lineAt(text, repeated.start) } },
      );
    if (marker === undefined) return undefined;
    const next = markers[markers.indexOf(marker) + 1];
    const sql = text.slice(marker.end, next?.start ?? text.length);
    return { sql, line: lineAt(text, marker.end), presence: hasStatement(sql) ? 'present' : 'empty' };
  };
  return {
    preamble: text.slice(0, markers[0]?.start ?? text.length),
    upgrade: section('upgrade'),
    downgrade: section('downgrade'),
  };
}

/** True if anything is left without comments, white space and semicolons. */
export function hasStatement(sql: string): boolean {
  return /[^\s;]/.test(sql.replace(/\/\*[\s\S]*?\*\/|--[^\n\r]*/g, ''));
}

interface Marker {
  readonly direction: 'upgrade' | 'downgrade';
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
}

/** What may hide a marker, or look as if it did. */
const TOKEN =
  /--[^\n\r]*|\/\*|'(?:[^'\n\r]|'')*'?|"[^"\n\r]*"?|`[^`\n\r]*`?|\$(?:[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$/g;

function findMarkers(text: string): {
  markers: Marker[];
  unterminated?: { what: string; start: number };
} {
  const markers: Marker[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token] = match;
    const start = match.index;
    if (token.startsWith('--')) {
      const lineStart = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
      const direction = MARKER.exec(text.slice(lineStart, start + token.length))?.[1]?.toLowerCase();
      if (direction !== 'upgrade' && direction !== 'downgrade') continue;
      const end = start + token.length;
      const lineBreak = /^(?:\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
      markers.push({ direction, start: lineStart, end: end + lineBreak });
    } else if (token === '/*') {
      const end = endOfComment(text, start);
      if (end === undefined) return { markers, unterminated: { what: 'a comment', start } };
      TOKEN.lastIndex = end;
    } else if (token.startsWith('$') && !/[\w$]/.test(text[start - 1] ?? '')) {
      const close = text.indexOf(token, start + token.length);
      if (close === -1) return { markers, unterminated: { what: `a dollar-quoted text (${token})`, start } };
      TOKEN.lastIndex = close + token.length;
    }
  }
  return { markers };
}

/** Block comments nest in PostgreSQL; where they don't, an inner opening is not written. */
function endOfComment(text: string, start: number): number | undefined {
  const delimiter = /\/\*|\*\//g;
  delimiter.lastIndex = start;
  let depth = 0;
  for (let match = delimiter.exec(text); match !== null; match = delimiter.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return delimiter.lastIndex;
  }
  return undefined;
}
