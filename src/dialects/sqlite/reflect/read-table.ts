import type { Constraint, Table } from '../../../schema/index.ts';
import { Reader, splitAtCommas, Unreadable, wordOf } from '../snapshot/index.ts';
import { readColumn, type ReadColumn } from './read-column.ts';
import { readTableConstraint, type ReadConstraint } from './read-constraint.ts';
import { placedPieces } from './source.ts';

const BEGINS_CONSTRAINT = /^(CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)$/;

/**
 * A table as its CREATE statement says, constraints beside columns among the others.
 * @throws Unreadable @see https://www.sqlite.org/lang_createtable.html
 */
export function readTable(name: string, sql: string): Table {
  const reader = new Reader(placedPieces(sql));
  reader.expect('CREATE', 'TABLE');
  reader.skip('IF', 'NOT', 'EXISTS');
  reader.name();
  const columns: ReadColumn[] = [];
  const below: ReadConstraint[] = [];
  for (const item of splitAtCommas(reader.parenthesised())) {
    if (!BEGINS_CONSTRAINT.test(wordOf(item[0]))) {
      columns.push(readColumn(item, sql));
      continue;
    }
    // Between constraints a comma may be missing.
    const inner = new Reader(item);
    while (!inner.isAtEnd) below.push(readTableConstraint(inner, sql));
  }
  const read = [...columns.flatMap(({ constraints }) => constraints), ...below];
  const constraints = read.map(({ constraint }): Constraint => constraint);
  const options = {
    ...(read.some(({ counts }) => counts) ? { sqliteAutoincrement: true } : {}),
    ...readOptions(new Reader(reader.rest())),
  };
  return {
    name,
    columns: columns.map(({ column }) => column),
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(Object.keys(options).length === 0 ? {} : { dialectOptions: options }),
  };
}

function readOptions(reader: Reader): {
  readonly sqliteStrict?: boolean;
  readonly sqliteWithRowid?: boolean;
} {
  let [strict, withoutRowid] = [false, false];
  while (!reader.isAtEnd) {
    if (reader.skip('STRICT')) strict = true;
    else if (reader.skip('WITHOUT', 'ROWID')) withoutRowid = true;
    else if (!reader.skipSymbol(',') && !reader.skipSymbol(';')) throw new Unreadable('unknown table option');
  }
  return { ...(strict ? { sqliteStrict: true } : {}), ...(withoutRowid ? { sqliteWithRowid: false } : {}) };
}
