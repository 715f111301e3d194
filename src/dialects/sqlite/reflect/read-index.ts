import type { Index, IndexElement } from '../../../schema/index.ts';
import { nameOf, Reader, splitAtCommas, type Piece } from '../snapshot/index.ts';
import { placedPieces, sourceOf } from './source.ts';

/** An index as its CREATE statement says. @throws Unreadable @see https://www.sqlite.org/lang_createindex.html */
export function readIndex(name: string, sql: string): Index {
  const reader = new Reader(placedPieces(sql));
  reader.expect('CREATE');
  const unique = reader.skip('UNIQUE');
  reader.expect('INDEX');
  reader.skip('IF', 'NOT', 'EXISTS');
  reader.name();
  reader.expect('ON');
  reader.name();
  const columns = splitAtCommas(reader.parenthesised()).map((list) => readKey(list, sql));
  const where = reader.skip('WHERE') ? sourceOf(reader.rest(), sql) : undefined;
  return {
    name,
    columns,
    ...(unique ? { unique } : {}),
    ...(where === undefined ? {} : { dialectOptions: { sqliteWhere: where } }),
  };
}

/** A column with its collation and order, or an expression as it is written. */
function readKey(list: readonly Piece[], sql: string): IndexElement {
  const reader = new Reader(list);
  const first = reader.take();
  const column = nameOf(first);
  const collate = reader.skip('COLLATE') ? { collate: nameOf(reader.take()) } : {};
  const order = reader.skip('DESC')
    ? { order: 'desc' as const }
    : reader.skip('ASC')
      ? { order: 'asc' as const }
      : {};
  if (!reader.isAtEnd || (first.kind !== 'word' && first.kind !== 'quoted'))
    return { text: sourceOf(list, sql) };
  const options = { ...order, ...collate };
  return Object.keys(options).length === 0 ? column : { column, ...options };
}
