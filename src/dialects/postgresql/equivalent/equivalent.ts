import type { ComparedStates, Connection } from '../../contract.ts';
import { withoutProperties } from '../../diff-snapshots.ts';
import type { CatalogObject, ObjectChange, PropertyChange } from '../../snapshot.ts';
import { canonicalText, questionsOf, readExpression, type Expression } from './canonical.ts';
import { columnTypes } from './column-types.ts';
import { evaluateConstants } from './constants.ts';
import { isFollowUp } from './follow-ups.ts';
import { holdsExpression, isAssigned, isParsedBody } from './properties.ts';
import { withSortedColumns } from './statistics-columns.ts';

/**
 * The changes without what is only another spelling of the same thing, and without what follows from another change.
 *
 * Both texts of an expression are brought into one spelling; constants in them are worked out by the server, in one
 * statement for all. Nothing is asked when no expression differs. Only reads; needs no object of the snapshots, but
 * types that constants are written in.
 */
export async function equivalent(
  connection: Connection,
  changes: readonly ObjectChange[],
  states: ComparedStates,
): Promise<readonly ObjectChange[]> {
  const pairs = new Map<PropertyChange, Pair>();
  for (const change of changes)
    for (const property of change.properties) {
      const pair = pairOf(change, property, states);
      if (pair !== undefined) pairs.set(property, pair);
    }
  const constants = await evaluateConstants(
    connection,
    [...pairs.values()].flatMap(({ before, after }) => [...questionsOf(before), ...questionsOf(after)]),
  );
  const isSame = (property: PropertyChange): boolean => {
    const pair = pairs.get(property);
    return pair === undefined
      ? isNameOfTheServer(property) ||
          isMeaninglessOrder(property) ||
          (states.declared === true && isOfRows(property))
      : canonicalText(pair.before, constants) === canonicalText(pair.after, constants);
  };
  return changes
    .flatMap((change) => withoutProperties(change, isSame))
    .filter((change, _index, all) => !isFollowUp(change, all));
}

interface Pair {
  readonly before: Expression;
  readonly after: Expression;
}

function pairOf(
  { kind, before: old, after: now }: ObjectChange,
  { property, before, after }: PropertyChange,
  states: ComparedStates,
): Pair | undefined {
  if (old === undefined || now === undefined || !holdsExpression(kind, property)) return undefined;
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  if (property === 'body' && !(isParsedBody(before) && isParsedBody(after))) return undefined;
  const target = isAssigned(property) ? textOf(now, 'type') : undefined;
  const [oldTypes, newTypes] = [columnTypes(states.before, old), columnTypes(states.after, now)];
  const oldTypeOf = (name: string): string | undefined => oldTypes.get(name);
  const newTypeOf = (name: string): string | undefined => newTypes.get(name);
  const pair = {
    before: readExpression(before, { target, typeOf: oldTypeOf, otherTypeOf: newTypeOf }),
    after: readExpression(after, { target, typeOf: newTypeOf, otherTypeOf: oldTypeOf }),
  };
  return kind === 'statistics object' ? { before: sorted(pair.before), after: sorted(pair.after) } : pair;
}

function sorted(statistics: Expression): Expression {
  return { ...statistics, items: withSortedColumns(statistics.items) };
}

function textOf(object: CatalogObject, property: string): string | undefined {
  const value = object.definition[property];
  return typeof value === 'string' ? value : undefined;
}

/**
 * From PostgreSQL 18 on NOT NULL has a name, made from what table and column were called at the time; nothing refers
 * to it.
 */
function isNameOfTheServer({ property, before, after }: PropertyChange): boolean {
  if (property !== 'notNullName') return false;
  return [before, after].every(
    (name) => name === undefined || (typeof name === 'string' && /_not_null\d*$/.test(name)),
  );
}

/** Of columns the order shows; of options and privileges it does not. */
function isMeaninglessOrder({ property }: PropertyChange): boolean {
  return property.endsWith('Order') && property !== 'columnOrder';
}

/** `pg_dump --schema-only` declares every materialized view WITH NO DATA. */
function isOfRows({ property }: PropertyChange): boolean {
  return property === 'populated';
}
