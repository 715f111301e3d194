import type { CatalogObject } from '../../snapshot.ts';
import { inQuotes, literal } from '../compile/index.ts';
import { nameOf, pieces } from '../snapshot/index.ts';
import { childrenOf, nameInCatalog, type Side } from './side.ts';

/**
 * Statements that put a table of another definition in the place of one, with its rows and its counter, and with the
 * indexes and triggers of the new one. Foreign keys must be off, else dropping the old table would delete what refers to its
 * rows.
 *
 * @see https://www.sqlite.org/lang_altertable.html#otheralter
 */
export function rebuildStatements(
  before: CatalogObject,
  after: CatalogObject,
  from: Side,
  to: Side,
): readonly string[] {
  const name = nameInCatalog(after);
  const temporary = freeName(name, from, to);
  const [old, made] = [inQuotes(nameInCatalog(before)), inQuotes(temporary)];
  const columns = commonColumns(before, after, from, to).map(inQuotes).join(', ');
  const counts = [from, to].every(
    ({ objects }) => objects[`primary key ${after.name}`]?.definition['autoIncrement'] === true,
  );
  return [
    // Else renaming would look at every view and trigger while the table is not there, and rewrite what refers to it.
    'PRAGMA legacy_alter_table = ON',
    named(after.create ?? '', temporary),
    ...(columns === '' ? [] : [`INSERT INTO ${made} (${columns}) SELECT ${columns} FROM ${old}`]),
    ...(counts
      ? [
          `DELETE FROM sqlite_sequence WHERE name = ${literal(temporary)}`,
          `INSERT INTO sqlite_sequence (name, seq) SELECT ${literal(temporary)}, seq FROM sqlite_sequence WHERE name = ${literal(nameInCatalog(before))}`,
        ]
      : []),
    `DROP TABLE ${old}`,
    `ALTER TABLE ${made} RENAME TO ${inQuotes(name)}`,
    ...childrenOf(after, to, ['index', 'trigger']).map(({ create = '' }) => create),
    'PRAGMA legacy_alter_table = OFF',
  ];
}

/** The same with foreign keys off, which cannot be done inside of a transaction. */
export function inOwnTransaction(statements: readonly string[]): readonly string[] {
  return ['PRAGMA foreign_keys = OFF', 'BEGIN', ...statements, 'COMMIT', 'PRAGMA foreign_keys = ON'];
}

/** CREATE TABLE of the same table under another name. */
function named(create: string, name: string): string {
  const [, , old] = pieces(create);
  const at = old === undefined ? -1 : create.indexOf(old.text, create.search(/\btable\b/i) + 'table'.length);
  return at === -1
    ? create
    : `${create.slice(0, at)}${inQuotes(name)}${create.slice(at + (old?.text.length ?? 0))}`;
}

/** As written in the new table; those that are computed write themselves. */
function commonColumns(before: CatalogObject, after: CatalogObject, from: Side, to: Side): readonly string[] {
  const written = (table: CatalogObject, side: Side): readonly string[] =>
    ((table.definition['columnOrder'] ?? []) as readonly string[]).filter(
      (column) => side.objects[`column ${table.name}.${column}`]?.definition['generated'] === undefined,
    );
  const old = new Set(written(before, from));
  return written(after, to)
    .filter((column) => old.has(column))
    .map((column) => pieces(column).map(nameOf).join(''));
}

function freeName(name: string, ...sides: readonly Side[]): string {
  for (let number = 1; ; number += 1) {
    const free = `${name}_new${number === 1 ? '' : number}`;
    if (sides.every(({ objects }) => objects[`table ${free.toLowerCase()}`] === undefined)) return free;
  }
}
