// Operations that close the differences between two snapshots of SQLite.
// May import the dialect contract, ../compile, ../snapshot, operations, util.
// Start reading here, then rebuild.ts.
import type { Operation } from '../../../operations/index.ts';
import type { CloseOptions } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot, ObjectChange } from '../../snapshot.ts';
import { inQuotes } from '../compile/index.ts';
import { addColumn, dropColumn } from './columns.ts';
import { inOwnTransaction, rebuildStatements } from './rebuild.ts';
import { childrenOf, nameInCatalog, type Side } from './side.ts';
import { reasonOf } from './unclosable.ts';

export { unclosable } from './unclosable.ts';

/** Drops in this order, then tables are changed, then what is made in the order behind it. */
const DROPS = ['trigger', 'view', 'index', 'virtual table', 'table'];
const MAKES = ['table', 'virtual table', 'index', 'view', 'trigger'];

/**
 * Operations that turn `from` into `to`, as far as `changes` says. A table that ALTER TABLE cannot change is made anew,
 * and then with everything that differs about it. None for a difference that {@link unclosable} tells of.
 */
export function close(
  from: CatalogSnapshot,
  to: CatalogSnapshot,
  changes: readonly ObjectChange[],
  { inTransaction = false }: CloseOptions = {},
): readonly Operation[] {
  const wanted = changes.filter(isClosable);
  const altered = new Map<string, readonly string[]>();
  for (const change of wanted) {
    const table = tableOf(change);
    if (table === undefined || from.objects[table] === undefined || to.objects[table] === undefined) continue;
    altered.set(table, [
      ...(altered.get(table) ?? []),
      ...(alteration(change, table, from, to) ?? [REBUILD]),
    ]);
  }
  const isRebuilt = (key: string | undefined): boolean => altered.get(key ?? '')?.includes(REBUILD) === true;
  const others = wanted.filter(({ before, after }) => !isRebuilt((before ?? after)?.parent));
  const statements = [
    ...DROPS.flatMap((kind) => ofKind(others, kind, 'before').flatMap((object) => dropStatements(object))),
    ...[...altered].flatMap(([table, own]) => {
      const [before, after] = [from.objects[table], to.objects[table]];
      if (before === undefined || after === undefined || !isRebuilt(table)) return own;
      const remaking = rebuildStatements(before, after, from, to);
      return inTransaction ? remaking : inOwnTransaction(remaking);
    }),
    // A trigger may come with its view and by itself.
    ...new Set(
      MAKES.flatMap((kind) => ofKind(others, kind, 'after').flatMap((object) => makeStatements(object, to))),
    ),
  ];
  return statements.map((sql): Operation => ({ op: 'execute', sql: escaped(sql) }));
}

const REBUILD = '';

function isClosable({ kind, change, properties }: ObjectChange): boolean {
  if (change !== 'changed') return true;
  return (
    kind !== 'virtual table' && properties.some(({ property }) => reasonOf(kind, property) === undefined)
  );
}

/** The table that has to be altered for a change; `undefined` for what is made and dropped by itself. */
function tableOf({ key, kind, change, before, after }: ObjectChange): string | undefined {
  if (kind === 'table') return change === 'changed' ? key : undefined;
  return DROPS.includes(kind) ? undefined : (before ?? after)?.parent;
}

/** What ALTER TABLE does for a change of a column; `undefined` when it takes a new table. */
function alteration(
  { kind, change, before, after }: ObjectChange,
  key: string,
  from: Side,
  to: Side,
): readonly string[] | undefined {
  const [old, now] = [from.objects[key], to.objects[key]];
  if (kind !== 'column' || change === 'changed' || old === undefined || now === undefined) return undefined;
  const statement =
    after === undefined
      ? before === undefined
        ? undefined
        : dropColumn(before, old, from)
      : addColumn(after, now, to);
  return statement === undefined ? undefined : [statement];
}

/** Objects of one kind to drop, or to make. A table that changed is neither. */
function ofKind(
  changes: readonly ObjectChange[],
  kind: string,
  side: 'before' | 'after',
): readonly CatalogObject[] {
  return changes.flatMap((change) => {
    const object = change[side];
    if (change.kind !== kind || object === undefined) return [];
    return kind === 'table' && change.change === 'changed' ? [] : [object];
  });
}

function dropStatements(object: CatalogObject): readonly string[] {
  const word = object.kind === 'virtual table' ? 'TABLE' : object.kind.toUpperCase();
  return [`DROP ${word} ${inQuotes(nameInCatalog(object))}`];
}

/** What belongs to a table comes with it. */
function makeStatements(object: CatalogObject, to: Side): readonly string[] {
  const children = object.kind === 'table' || object.kind === 'view' ? ['index', 'trigger'] : [];
  return [object, ...childrenOf(object, to, children)].map(({ create = '' }) => create);
}

/** A colon is no parameter here, and a backslash before it no escape. */
function escaped(sql: string): string {
  return sql.replaceAll('\\:', '\\\\:');
}
