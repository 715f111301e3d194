import type { CatalogObject, ObjectChange } from '../../snapshot.ts';
import { ownerOf, type Side } from './names.ts';

/** Statements, where they stand among the others, and the object that they are about. */
export interface Step {
  readonly rank: number;
  readonly statements: readonly string[];
  readonly object?: CatalogObject;
}

interface Difference {
  readonly changes: readonly ObjectChange[];
  readonly from: Side;
  readonly to: Side;
}

/**
 * The same steps, with those of one table in one statement where a state between them is refused: a column that numbers
 * itself must be the first of a key, and the columns of a foreign key must have an index.
 */
export function inOneStatement(steps: readonly Step[], difference: Difference): Step[] {
  const groups = new Map<string, Step[]>();
  const others: Step[] = [];
  for (const step of steps) {
    const table = tableToJoin(step, difference);
    if (table === undefined) others.push(step);
    else groups.set(table, [...(groups.get(table) ?? []), step]);
  }
  return [...others, ...[...groups.values()].flatMap(joined)];
}

/** Key of the table whose keys, or whose numbered column, the step changes; `undefined` where it may stand alone. */
function tableToJoin({ object }: Step, difference: Difference): string | undefined {
  const { kind, parent = '' } = object ?? {};
  if (object === undefined) return undefined;
  const isNumbered = numberedColumns(parent, difference).length > 0;
  if (kind === 'column')
    return numberedColumns(parent, difference).includes(object.name) ? parent : undefined;
  if (kind !== 'index' && kind !== 'primary key') return undefined;
  return isNumbered || (hasForeignKey(parent, difference) && losesNoColumn(object, difference))
    ? parent
    : undefined;
}

/** Names of columns that begin or cease to number themselves. */
function numberedColumns(table: string, { changes }: Difference): readonly string[] {
  return changes.flatMap(({ kind, change, name, before, properties }) =>
    kind === 'column' &&
    change === 'changed' &&
    before?.parent === table &&
    properties.some(({ property }) => property === 'autoIncrement')
      ? [name]
      : [],
  );
}

/** One that stays. */
function hasForeignKey(table: string, { from, to }: Difference): boolean {
  return Object.entries(from.objects).some(
    ([key, { kind, parent }]) => kind === 'foreign key' && parent === table && to.objects[key] !== undefined,
  );
}

/** An index goes with its last column, and could not be dropped any more. */
function losesNoColumn({ parent, definition }: CatalogObject, { changes }: Difference): boolean {
  const lost = changes.filter(
    ({ kind, change, before }) => kind === 'column' && change === 'missing' && before?.parent === parent,
  );
  const columns = ((definition['columns'] ?? []) as readonly string[]).join();
  return !lost.some(({ name }) => columns.includes(`\`${name.split('.').at(-1) ?? ''}`));
}

/** Drops before the rest, at the place of the last. */
function joined(steps: readonly Step[]): readonly Step[] {
  if (steps.length < 2) return steps;
  const sorted = [...steps].sort((a, b) => a.rank - b.rank);
  const last = sorted.at(-1);
  const [first] = sorted;
  if (last === undefined || first?.object === undefined) return steps;
  const head = `ALTER TABLE ${ownerOf(first.object)} `;
  const clauses = sorted.flatMap(({ statements }) => statements.map((sql) => sql.slice(head.length)));
  return [{ ...last, statements: [`${head}${clauses.join(', ')}`] }];
}
