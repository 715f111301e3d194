import type { Reader } from './reader.ts';
import { columnTexts } from './reader.ts';
import { canonical, nameOf, type Piece } from './sql-text.ts';
import { splitAtCommas } from './reader.ts';

/** A constraint of a table, written beside a column or below them. */
export interface ParsedConstraint {
  readonly kind: 'primary key' | 'unique constraint' | 'check constraint' | 'foreign key';
  readonly name: string | undefined;
  /** Written beside its one column. */
  readonly inline: boolean;
  /** No comma stands before it, as the grammar allows between those below the columns. */
  readonly joined?: boolean;
  /** Canonical texts, of a key's columns with their collation and order. */
  readonly columns: readonly string[];
  readonly autoIncrement?: boolean;
  readonly expression?: string;
  readonly onConflict?: string;
  readonly references?: Reference;
}

export interface Reference {
  /** As written. */
  readonly table: string;
  readonly columns: readonly string[] | undefined;
  readonly onDelete?: string;
  readonly onUpdate?: string;
  readonly match?: string;
  /** `deferrable initially deferred` and the like. */
  readonly deferrable?: string;
}

/** `ON CONFLICT REPLACE`: the word behind it. */
export function readConflict(reader: Reader): { readonly onConflict?: string } {
  return reader.skip('ON', 'CONFLICT') ? { onConflict: reader.take().text.toLowerCase() } : {};
}

/** One constraint of those below the columns. @throws Unreadable */
export function readTableConstraint(reader: Reader): ParsedConstraint {
  const name = reader.skip('CONSTRAINT') ? nameOf(reader.take()) : undefined;
  const common = { name, inline: false };
  if (reader.skip('PRIMARY', 'KEY')) {
    const list = reader.parenthesised();
    // AUTOINCREMENT may stand within the parentheses.
    const last = list.at(-1);
    const counts = last?.kind === 'word' && /^autoincrement$/i.test(last.text);
    const columns = columnTexts(counts ? list.slice(0, -1) : list);
    return {
      kind: 'primary key',
      ...common,
      columns,
      ...(counts ? { autoIncrement: true } : {}),
      ...readConflict(reader),
    };
  }
  if (reader.skip('UNIQUE'))
    return {
      kind: 'unique constraint',
      ...common,
      columns: columnTexts(reader.parenthesised()),
      ...readConflict(reader),
    };
  if (reader.skip('CHECK'))
    return {
      kind: 'check constraint',
      ...common,
      ...readCheck(reader.parenthesised()),
      ...readConflict(reader),
    };
  reader.expect('FOREIGN', 'KEY');
  const columns = namesOf(reader.parenthesised());
  reader.expect('REFERENCES');
  return { kind: 'foreign key', ...common, columns, references: readReference(reader) };
}

/** What is checked, and every name in it, for those of columns are among them. */
export function readCheck(list: readonly Piece[]): {
  readonly expression: string;
  readonly columns: readonly string[];
} {
  const names = list.filter(({ kind }) => kind === 'word' || kind === 'quoted').map((piece) => nameOf(piece));
  return { expression: canonical(list), columns: [...new Set(names.map((name) => name.toLowerCase()))] };
}

/** Behind REFERENCES. */
export function readReference(reader: Reader): Reference {
  const table = nameOf(reader.take());
  const columns = reader.next?.text === '(' ? namesOf(reader.parenthesised()) : undefined;
  const rest: { onDelete?: string; onUpdate?: string; match?: string; deferrable?: string } = {};
  for (;;) {
    if (reader.skip('ON', 'DELETE')) rest.onDelete = readAction(reader);
    else if (reader.skip('ON', 'UPDATE')) rest.onUpdate = readAction(reader);
    else if (reader.skip('MATCH')) rest.match = nameOf(reader.take()).toLowerCase();
    else {
      const deferrable = readDeferrable(reader);
      if (deferrable === undefined) return { table, columns, ...rest };
      rest.deferrable = deferrable;
    }
  }
}

function readAction(reader: Reader): string {
  if (reader.skip('SET', 'NULL')) return 'set null';
  if (reader.skip('SET', 'DEFAULT')) return 'set default';
  if (reader.skip('NO', 'ACTION')) return 'no action';
  return reader.take().text.toLowerCase();
}

function readDeferrable(reader: Reader): string | undefined {
  const not = reader.skip('NOT', 'DEFERRABLE') ? 'not ' : '';
  if (not === '' && !reader.skip('DEFERRABLE')) return undefined;
  const initially = reader.skip('INITIALLY') ? ` initially ${reader.take().text.toLowerCase()}` : '';
  return `${not}deferrable${initially}`;
}

function namesOf(list: readonly Piece[]): readonly string[] {
  return splitAtCommas(list).map((part) => canonical(part));
}
