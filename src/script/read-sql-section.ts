import { readFileSync } from 'node:fs';
import type { Direction } from './graph/types.ts';
import { decodeRevision } from './header/read-header.ts';
import { splitSqlRevision, type SqlSection } from './header/sql-sections.ts';

/** One section of a SQL revision file; `undefined` when the file has none. @throws MIG_SQL_SECTION, MIG_HEADER_… */
export function readSqlSection(file: string, direction: Direction): SqlSection | undefined {
  return splitSqlRevision(decodeRevision(readFileSync(file), file), file)[direction];
}
