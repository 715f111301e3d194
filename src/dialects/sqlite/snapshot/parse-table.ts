import { parseColumn, type ParsedColumn } from './parse-column.ts';
import { readTableConstraint, type ParsedConstraint } from './parse-constraint.ts';
import { Reader, splitAtCommas, Unreadable } from './reader.ts';
import { pieces, wordOf } from './sql-text.ts';

export interface ParsedTable {
  readonly columns: readonly ParsedColumn[];
  /** In the order in which they are written, those of columns first. */
  readonly constraints: readonly ParsedConstraint[];
  readonly strict: boolean;
  readonly withoutRowid: boolean;
}

const BEGINS_CONSTRAINT = /^(CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)$/;

/**
 * The parts of a CREATE TABLE, as the catalog keeps it; `undefined` when it does not read like one.
 * @see https://www.sqlite.org/lang_createtable.html
 */
export function parseTable(sql: string): ParsedTable | undefined {
  try {
    return readTable(new Reader(pieces(sql)));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readTable(reader: Reader): ParsedTable {
  reader.expect('CREATE', 'TABLE');
  reader.skip('IF', 'NOT', 'EXISTS');
  reader.name();
  const items = splitAtCommas(reader.parenthesised());
  const columns: ParsedColumn[] = [];
  const constraints: ParsedConstraint[] = [];
  for (const item of items) {
    if (BEGINS_CONSTRAINT.test(wordOf(item[0]))) {
      const inner = new Reader(item);
      constraints.push(readTableConstraint(inner));
      while (!inner.isAtEnd) constraints.push({ ...readTableConstraint(inner), joined: true });
    } else columns.push(parseColumn(item));
  }
  const options = new Reader(reader.rest());
  // SQLite takes `, STRICT`; it is kept as it is written.
  if (options.skipSymbol(',')) throw new Unreadable('a comma in front of the table options');
  let [strict, withoutRowid] = [false, false];
  while (!options.isAtEnd) {
    if (options.skip('STRICT')) strict = true;
    else if (options.skip('WITHOUT', 'ROWID')) withoutRowid = true;
    else if (!options.skipSymbol(',') && !options.skipSymbol(';'))
      throw new Unreadable('unknown table option');
  }
  return {
    columns,
    constraints: [...columns.flatMap((column) => column.constraints), ...constraints],
    strict,
    withoutRowid,
  };
}
