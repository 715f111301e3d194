// Operations that close the differences between two snapshots of MySQL or MariaDB.
// May import the dialect contract, ../compile, operations, util.
// Start reading here, then statements.ts.
import type { Operation } from '../../../operations/index.ts';
import { stableJson } from '../../../util/index.ts';
import type { CatalogObject, CatalogSnapshot, ObjectChange } from '../../snapshot.ts';
import { rankOf } from './ranks.ts';
import { inOneStatement, type Step } from './joined.ts';
import type { Side } from './names.ts';
import { isRemade, remadeWith } from './remade.ts';
import { addStatements, alterStatements, dropStatements, renameIndexStatement } from './statements.ts';

export { unclosable } from './unclosable.ts';

/**
 * Operations that turn `from` into `to`, as far as `changes` says: drops first, what depends on others before these; then
 * what is made, in the other direction. None for a difference that
 * {@link unclosable} tells of.
 */
export function close(
  from: CatalogSnapshot,
  to: CatalogSnapshot,
  changes: readonly ObjectChange[],
): readonly Operation[] {
  const renames = indexRenames(changes);
  const renamed = new Set(renames.flatMap(({ before, after }) => [before, after]));
  const steps = [
    ...renames.map(({ before, after }): Step => {
      return { rank: rankOf(after, to), statements: [renameIndexStatement(before, after)] };
    }),
    ...[...changes, ...remadeWith(changes, from, to)]
      .filter(({ before, after }) => ![before, after].some((object) => object && renamed.has(object)))
      .flatMap((change) => stepsOf(change, from, to)),
  ];
  return inOneStatement(steps, { changes, from, to })
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ statements }) => statements.map((sql): Operation => ({ op: 'execute', sql: escaped(sql) })));
}

interface Rename {
  readonly before: CatalogObject;
  readonly after: CatalogObject;
}

/** A foreign key may need the index, so it cannot be dropped for a moment. */
function indexRenames(changes: readonly ObjectChange[]): readonly Rename[] {
  const indexes = (wanted: ObjectChange['change']): CatalogObject[] =>
    changes.flatMap(({ change, before, after }) => {
      const object = before ?? after;
      return change === wanted && object?.kind === 'index' ? [object] : [];
    });
  const extra = indexes('extra');
  return indexes('missing').flatMap((before) => {
    const at = extra.findIndex(
      (after) =>
        after.parent === before.parent && stableJson(after.definition) === stableJson(before.definition),
    );
    return at === -1 ? [] : extra.splice(at, 1).map((after) => ({ before, after }));
  });
}

function stepsOf({ change, before, after, properties }: ObjectChange, from: Side, to: Side): readonly Step[] {
  const drop = (): readonly Step[] =>
    before === undefined
      ? []
      : [{ rank: -rankOf(before, from), object: before, statements: dropStatements(before) }];
  const add = (): readonly Step[] =>
    after === undefined
      ? []
      : [after, ...triggersOf(after, to)].map((object) => {
          return { rank: rankOf(object, to), object, statements: addStatements(object, to) };
        });
  if (change !== 'changed' || isRemade({ before, after })) return [...drop(), ...add()];
  if (before === undefined || after === undefined) return [];
  const changed = new Set(properties.map(({ property }) => property));
  const altered = alterStatements({ before, after, changed });
  if (altered !== undefined) return [{ rank: rankOf(after, to), object: after, statements: altered }];
  return [...drop(), ...add()];
}

/** What comes with a table, and is not in the statement that makes it. */
function triggersOf(object: CatalogObject, { objects }: Side): readonly CatalogObject[] {
  const key = `${object.kind} ${object.name}`;
  return Object.values(objects).filter(({ kind, parent }) => kind === 'trigger' && parent === key);
}

/** A colon is no parameter here, and a backslash before it no escape. */
function escaped(sql: string): string {
  return sql.replaceAll('\\:', '\\\\:');
}
