import type { CatalogObject } from '../../snapshot.ts';
import type { MasterRow } from './catalog.ts';
import { displayName } from './names.ts';
import { columnTexts, Reader, Unreadable } from './reader.ts';
import { canonical, nameOf, pieces, type Piece } from './sql-text.ts';

export type Row = MasterRow & { readonly sql: string };

/** What an index is made of; `undefined` when its text does not read like one. @see https://www.sqlite.org/lang_createindex.html */
export function parseIndex(
  sql: string,
):
  | { readonly unique: boolean; readonly columns: readonly string[]; readonly where: string | undefined }
  | undefined {
  return reading(sql, (reader) => {
    reader.expect('CREATE');
    const unique = reader.skip('UNIQUE');
    reader.expect('INDEX');
    reader.skip('IF', 'NOT', 'EXISTS');
    reader.name();
    reader.expect('ON');
    reader.name();
    const columns = columnTexts(reader.parenthesised());
    const where = reader.skip('WHERE') ? canonical(reader.rest()) : undefined;
    if (!reader.isAtEnd) throw new Unreadable('more than an index');
    return { unique, columns, where };
  });
}

export function indexObject({ name, tbl_name: table, sql }: Row): CatalogObject {
  const parsed = parseIndex(sql);
  return {
    kind: 'index',
    name: displayName(name),
    parent: `table ${displayName(table)}`,
    definition:
      parsed === undefined
        ? { text: canonical(pieces(sql)) }
        : {
            columns: parsed.columns,
            ...(parsed.unique ? { unique: true } : {}),
            ...(parsed.where === undefined ? {} : { where: parsed.where }),
          },
    create: sql,
  };
}

/** @see https://www.sqlite.org/lang_createview.html */
export function viewObject({ name, sql }: Row): CatalogObject {
  const parsed = reading(sql, (reader) => {
    reader.expect('CREATE', 'VIEW');
    reader.skip('IF', 'NOT', 'EXISTS');
    reader.name();
    const columns = reader.next?.text === '(' ? columnTexts(reader.parenthesised()) : undefined;
    reader.expect('AS');
    return { ...(columns === undefined ? {} : { columns }), definition: canonical(reader.rest()) };
  });
  return {
    kind: 'view',
    name: displayName(name),
    definition: parsed ?? { text: canonical(pieces(sql)) },
    create: sql,
  };
}

/** All behind its name is one text. @see https://www.sqlite.org/lang_createtrigger.html */
export function triggerObject({ name, tbl_name: table, sql }: Row, owner: 'table' | 'view'): CatalogObject {
  const definition = reading(sql, (reader) => {
    reader.expect('CREATE', 'TRIGGER');
    reader.skip('IF', 'NOT', 'EXISTS');
    reader.name();
    return canonical(reader.rest());
  });
  return {
    kind: 'trigger',
    name: displayName(name),
    parent: `${owner} ${displayName(table)}`,
    definition: definition === undefined ? { text: canonical(pieces(sql)) } : { definition },
    create: sql,
  };
}

/** Arguments are a matter of the module, and stay as written but for white space. @see https://www.sqlite.org/vtab.html */
export function virtualTableObject({ name, sql }: Row): CatalogObject {
  const parsed = reading(sql, (reader) => {
    reader.expect('CREATE', 'VIRTUAL', 'TABLE');
    reader.skip('IF', 'NOT', 'EXISTS');
    reader.name();
    reader.expect('USING');
    const module = nameOf(reader.take()).toLowerCase();
    const text: readonly Piece[] = reader.isAtEnd ? [] : reader.parenthesised();
    return { module, ...(text.length === 0 ? {} : { arguments: columnTexts(text) }) };
  });
  return {
    kind: 'virtual table',
    name: displayName(name),
    definition: parsed ?? { text: canonical(pieces(sql)) },
    create: sql,
  };
}

function reading<T>(sql: string, read: (reader: Reader) => T): T | undefined {
  try {
    return read(new Reader(pieces(sql)));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
