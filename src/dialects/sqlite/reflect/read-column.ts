import type { Column, ColumnCheck, Computed, ServerDefault, SqliteConflict } from '../../../schema/index.ts';
import { isSymbol, nameOf, Reader, Unreadable, wordOf, type Piece } from '../snapshot/index.ts';
import { dataType } from './data-type.ts';
import { readConflict, readReference, type ReadConstraint } from './read-constraint.ts';
import { sourceOf } from './source.ts';

export interface ReadColumn {
  readonly column: Column;
  /** Those written beside it, as constraints of the table. */
  readonly constraints: readonly ReadConstraint[];
}

const CLAUSE =
  /^(CONSTRAINT|PRIMARY|NOT|NULL|UNIQUE|CHECK|DEFAULT|COLLATE|REFERENCES|GENERATED|AS|DEFERRABLE)$/;

/** What is being gathered about one column. */
interface Draft {
  readonly name: string;
  readonly constraints: ReadConstraint[];
  readonly checks: ColumnCheck[];
  nullable: boolean;
  collation?: string;
  serverDefault?: ServerDefault;
  computed?: Computed;
  conflict?: SqliteConflict;
}

/** A column as it stands in CREATE TABLE. @throws Unreadable @see https://www.sqlite.org/syntax/column-def.html */
export function readColumn(list: readonly Piece[], sql: string): ReadColumn {
  const reader = new Reader(list);
  const name = nameOf(reader.take());
  const declared = readType(reader, sql);
  const draft: Draft = { name, constraints: [], checks: [], nullable: true };
  while (!reader.isAtEnd) readClause(reader, draft, sql);
  const { checks, nullable, collation, serverDefault, computed, conflict, constraints } = draft;
  return {
    column: {
      name,
      type: dataType(declared, collation),
      nullable,
      ...(serverDefault === undefined ? {} : { serverDefault }),
      ...(computed === undefined ? {} : { computed }),
      ...(checks.length === 0 ? {} : { checks }),
      ...(conflict === undefined ? {} : { dialectOptions: { sqliteOnConflictNotNull: conflict } }),
    },
    constraints,
  };
}

function readType(reader: Reader, sql: string): string {
  const parts: Piece[] = [];
  while (!reader.isAtEnd && !CLAUSE.test(reader.word)) {
    parts.push(reader.take());
    if (!isSymbol(reader.next, '(')) continue;
    const open = reader.next as Piece;
    const size = reader.parenthesised();
    return `${sourceOf(parts, sql)}${open.text}${sourceOf(size, sql)})`;
  }
  return sourceOf(parts, sql);
}

function readClause(reader: Reader, draft: Draft, sql: string): void {
  const name = reader.skip('CONSTRAINT') ? { name: nameOf(reader.take()) } : {};
  const columns = [draft.name];
  if (reader.skip('PRIMARY', 'KEY')) {
    if (reader.skip('DESC')) throw new Unreadable('a key has an order');
    reader.skip('ASC');
    const conflict = readConflict(reader);
    const counts = reader.skip('AUTOINCREMENT');
    draft.constraints.push({ constraint: { kind: 'primaryKey', ...name, columns, ...conflict }, counts });
  } else if (reader.skip('UNIQUE'))
    draft.constraints.push({
      constraint: { kind: 'unique', ...name, columns, ...readConflict(reader) },
      counts: false,
    });
  else if (reader.skip('CHECK'))
    draft.checks.push({ sqltext: sourceOf(reader.parenthesised(), sql), ...name, ...readConflict(reader) });
  else if (reader.skip('REFERENCES'))
    draft.constraints.push({ constraint: { ...name, ...readReference(reader, columns) }, counts: false });
  else if (reader.skip('NOT', 'NULL')) {
    draft.nullable = false;
    const conflict = readConflict(reader).dialectOptions?.sqliteOnConflict;
    if (conflict !== undefined) draft.conflict = conflict;
  } else if (reader.skip('NULL')) readConflict(reader);
  else if (reader.skip('COLLATE')) draft.collation = nameOf(reader.take());
  else if (reader.skip('DEFAULT')) draft.serverDefault = readDefault(reader, sql);
  else if (reader.skip('GENERATED', 'ALWAYS', 'AS') || reader.skip('AS'))
    draft.computed = readComputed(reader, sql);
  else throw new Unreadable(`unknown clause ${reader.next?.text ?? ''}`);
}

function readComputed(reader: Reader, sql: string): Computed {
  const sqltext = sourceOf(reader.parenthesised(), sql);
  if (reader.skip('STORED')) return { sqltext, persisted: true };
  return reader.skip('VIRTUAL') ? { sqltext, persisted: false } : { sqltext };
}

/** Words that are values of their own; any other name is text. @see https://www.sqlite.org/quirks.html#dblquote */
const CONSTANTS = /^(NULL|TRUE|FALSE|CURRENT_(DATE|TIME|TIMESTAMP))$/;

function readDefault(reader: Reader, sql: string): ServerDefault {
  if (isSymbol(reader.next, '(')) return { text: `(${sourceOf(reader.parenthesised(), sql)})` };
  const first = reader.take();
  if (first.kind === 'symbol') return { text: `(${first.text}${reader.take().text})` };
  if (first.kind === 'string' || first.kind === 'quoted') return nameOf(first);
  if (first.kind === 'word' && !CONSTANTS.test(wordOf(first))) return first.text;
  return { text: first.text };
}
