import type { CatalogObject, ObjectChange } from '../../snapshot.ts';
import { namesOf, ownerOf, type Side } from './names.ts';

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
  const constraints = constraintsOn(difference);
  for (const step of steps) {
    const table = tableToJoin(step, constraints);
    if (table === undefined) others.push(step);
    else groups.set(table, [...(groups.get(table) ?? []), step]);
  }
  return [...others, ...[...groups.values()].flatMap(joined)];
}

/** What makes a state between two steps one that is refused. */
interface Constraints {
  /** Columns that begin or cease to number themselves, by their names, with their tables. */
  readonly numbered: ReadonlyMap<string, string | undefined>;
  /** Columns that go. */
  readonly lost: readonly CatalogObject[];
  /** Tables with a foreign key that stays. */
  readonly keyed: ReadonlySet<string | undefined>;
}

function constraintsOn({ changes, from, to }: Difference): Constraints {
  const columns = changes.filter(({ kind }) => kind === 'column');
  return {
    numbered: new Map(
      columns
        .filter(({ properties }) => properties.some(({ property }) => property === 'autoIncrement'))
        .map(({ name, before }) => [name, before?.parent]),
    ),
    lost: columns.flatMap(({ change, before }) =>
      change === 'missing' && before !== undefined ? [before] : [],
    ),
    keyed: new Set(
      Object.entries(from.objects)
        .filter(([key, { kind }]) => kind === 'foreign key' && to.objects[key] !== undefined)
        .map(([, { parent }]) => parent),
    ),
  };
}

/** Key of the table whose keys, or whose numbered column, the step changes; `undefined` where it may stand alone. */
function tableToJoin({ object }: Step, { numbered, lost, keyed }: Constraints): string | undefined {
  if (object === undefined) return undefined;
  const { kind, name, parent } = object;
  if (kind === 'column') return numbered.has(name) ? parent : undefined;
  if (kind !== 'index' && kind !== 'primary key') return undefined;
  const isNumbered = [...numbered.values()].includes(parent);
  return isNumbered || (keyed.has(parent) && losesNoColumn(object, lost)) ? parent : undefined;
}

/** An index goes with its last column, and could not be dropped any more. */
function losesNoColumn({ parent, definition }: CatalogObject, lost: readonly CatalogObject[]): boolean {
  const columns = ((definition['columns'] ?? []) as readonly string[]).join();
  return !lost.some((column) => column.parent === parent && columns.includes(namesOf(column)[1] ?? ''));
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
