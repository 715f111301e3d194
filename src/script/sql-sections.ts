import { readFileSync } from 'node:fs';
import { migError } from '../errors/index.ts';
import type { Direction } from './graph/types.ts';

/** The text of one direction of a SQL revision. */
export interface SqlSection {
  readonly text: string;
  /** Line of the file that the text begins on, from 1. */
  readonly line: number;
}

/** A line of its own that opens a section; whatever stands before the first is the header. */
const MARKER = /^--[ \t]*(upgrade|downgrade)[ \t]*:?[ \t]*$/i;

/**
 * The sections of a SQL revision's text. A section ends where the other begins.
 *
 * @throws MIG_SECTION_TWICE
 */
export function sqlSections(text: string, file?: string): { readonly [D in Direction]?: SqlSection } {
  const sections: { [D in Direction]?: { lines: string[]; line: number } } = {};
  let open: { lines: string[]; line: number } | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const direction = MARKER.exec(line)?.[1]?.toLowerCase() as Direction | undefined;
    if (direction === undefined) {
      open?.lines.push(line);
      continue;
    }
    if (sections[direction] !== undefined)
      throw migError(
        'MIG_SECTION_TWICE',
        { direction },
        { location: { ...(file === undefined ? {} : { file }), line: index + 1 } },
      );
    open = sections[direction] = { lines: [], line: index + 2 };
  }
  return Object.fromEntries(
    Object.entries(sections).map(([direction, { lines, line }]) => [
      direction,
      { text: lines.join('\n'), line },
    ]),
  );
}

/** One section of a SQL revision file; `undefined` when the file has none. @throws MIG_SECTION_TWICE */
export function readSqlSection(file: string, direction: Direction): SqlSection | undefined {
  return sqlSections(readFileSync(file, 'utf8'), file)[direction];
}
