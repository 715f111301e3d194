import type {
  Constraint,
  ForeignKeyConstraint,
  ReferentialOptions,
  SqliteConflict,
} from '../../../schema/index.ts';
import { isSymbol, nameOf, splitAtCommas, Unreadable, type Piece, type Reader } from '../snapshot/index.ts';
import { sourceOf } from './source.ts';

/** A constraint, and what only AUTOINCREMENT says. */
export interface ReadConstraint {
  readonly constraint: Constraint;
  readonly counts: boolean;
}

/** `ON CONFLICT …`, as an option of the constraint before it. */
export function readConflict(reader: Reader): {
  readonly dialectOptions?: { readonly sqliteOnConflict: SqliteConflict };
} {
  if (!reader.skip('ON', 'CONFLICT')) return {};
  return { dialectOptions: { sqliteOnConflict: nameOf(reader.take()).toUpperCase() as SqliteConflict } };
}

/** One of the constraints below the columns. @throws Unreadable @see https://www.sqlite.org/syntax/table-constraint.html */
export function readTableConstraint(reader: Reader, sql: string): ReadConstraint {
  const name = reader.skip('CONSTRAINT') ? { name: nameOf(reader.take()) } : {};
  const plain = (constraint: Constraint): ReadConstraint => ({ constraint, counts: false });
  if (reader.skip('PRIMARY', 'KEY')) {
    const list = reader.parenthesised();
    const counts = /^autoincrement$/i.test(list.at(-1)?.text ?? '');
    const columns = keyColumns(counts ? list.slice(0, -1) : list);
    return { constraint: { kind: 'primaryKey', ...name, columns, ...readConflict(reader) }, counts };
  }
  if (reader.skip('UNIQUE'))
    return plain({
      kind: 'unique',
      ...name,
      columns: keyColumns(reader.parenthesised()),
      ...readConflict(reader),
    });
  if (reader.skip('CHECK'))
    return plain({
      kind: 'check',
      ...name,
      sqltext: sourceOf(reader.parenthesised(), sql),
      ...readConflict(reader),
    });
  if (!reader.skip('FOREIGN', 'KEY')) throw new Unreadable('unknown constraint');
  const columns = keyColumns(reader.parenthesised());
  if (!reader.skip('REFERENCES')) throw new Unreadable('REFERENCES is missing');
  return plain({ ...name, ...readReference(reader, columns) });
}

/** What follows REFERENCES; without columns it is the key of the other table, which is not known here. */
export function readReference(reader: Reader, columns: readonly string[]): ForeignKeyConstraint {
  const refTable = reader.name();
  const refColumns = isSymbol(reader.next, '(') ? keyColumns(reader.parenthesised()) : [];
  const options: { -readonly [K in keyof ReferentialOptions]: ReferentialOptions[K] } = {};
  for (;;) {
    if (reader.skip('ON', 'DELETE')) options.onDelete = readAction(reader);
    else if (reader.skip('ON', 'UPDATE')) options.onUpdate = readAction(reader);
    else if (reader.skip('MATCH')) options.match = nameOf(reader.take()).toUpperCase();
    else if (reader.skip('NOT', 'DEFERRABLE')) options.deferrable = false;
    else if (reader.skip('DEFERRABLE')) options.deferrable = true;
    else if (reader.skip('INITIALLY')) options.initially = nameOf(reader.take()).toUpperCase();
    else return { kind: 'foreignKey', columns, refTable, refColumns, ...options };
  }
}

function readAction(reader: Reader): string {
  const first = reader.take().text.toUpperCase();
  return first === 'SET' || first === 'NO' ? `${first} ${reader.take().text.toUpperCase()}` : first;
}

/** Names of the columns of a key. @throws Unreadable for a collation or an order, which a key of ours has not */
function keyColumns(list: readonly Piece[]): readonly string[] {
  return splitAtCommas(list).map(([name, ...more]) => {
    const rest = more.filter(({ text }) => !/^asc$/i.test(text));
    if (name === undefined || rest.length > 0) throw new Unreadable('a key has a collation or an order');
    return nameOf(name);
  });
}
