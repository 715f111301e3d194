import { migError } from '../../errors/index.ts';
import { nameText, type Identifier } from '../../schema/index.ts';
import type { ColumnPlace } from '../data.ts';

/** A new column and its neighbours, as far as they are given. */
export interface NewColumn extends ColumnPlace {
  readonly key: string;
}

export interface OrderRequest {
  /** Of all columns, those that were there first. */
  readonly keys: readonly string[];
  /** Of the columns that were there, in their order. */
  readonly existing: readonly string[];
  readonly added: readonly NewColumn[];
  readonly partialReordering: readonly (readonly Identifier[])[] | undefined;
  readonly table: string;
}

type Pair = readonly [string, string];

/**
 * The order of the columns: as it was, with new ones last or beside their neighbours, or as far as sequences say.
 * @throws MIG_OPERATION_INVALID when the wishes contradict each other
 */
export function columnOrder(request: OrderRequest): readonly string[] {
  const { keys, existing, added, partialReordering } = request;
  const pairs: Pair[] = (partialReordering ?? [existing]).flatMap((sequence) =>
    sequence.slice(1).map((name, index): Pair => [nameText(sequence[index] as Identifier), nameText(name)]),
  );
  const places: Pair[] = [];
  for (const column of added) places.push(...placesOf(column, places, request));
  const known = new Set(keys);
  const wanted = [...pairs, ...places];
  const unknown = wanted.flat().find((key) => !known.has(key));
  if (unknown !== undefined) throw contradiction(request, `there is no column ${unknown}`);
  return layered(keys, wanted, request);
}

/** Neighbours that are not given are found: what stands next to the one that is. */
function placesOf(
  { key, ...place }: NewColumn,
  before: readonly Pair[],
  request: OrderRequest,
): readonly Pair[] {
  const { existing, partialReordering } = request;
  let left = place.insertAfter === undefined ? undefined : nameText(place.insertAfter);
  let right = place.insertBefore === undefined ? undefined : nameText(place.insertBefore);
  if (partialReordering === undefined) {
    if (left !== undefined && right === undefined)
      right = existing.includes(left)
        ? existing[existing.indexOf(left) + 1]
        : before.findLast(([first]) => first === left)?.[1];
    else if (right !== undefined && left === undefined)
      left = existing.includes(right)
        ? existing[existing.indexOf(right) - 1]
        : before.findLast(([, second]) => second === right)?.[0];
    else if (left === undefined && right === undefined) left = existing.at(-1);
  }
  return [
    ...(right === undefined ? [] : [[key, right] as const]),
    ...(left === undefined ? [] : [[left, key] as const]),
  ];
}

/** Layer by layer: whatever has nothing left to wait for, in the order given. */
function layered(keys: readonly string[], pairs: readonly Pair[], request: OrderRequest): readonly string[] {
  const ordered: string[] = [];
  let waiting = [...keys];
  while (waiting.length > 0) {
    const ready = waiting.filter(
      (key) => !pairs.some(([first, second]) => second === key && first !== key && waiting.includes(first)),
    );
    if (ready.length === 0)
      throw contradiction(request, `the places of ${waiting.join(', ')} contradict each other`);
    ordered.push(...ready);
    waiting = waiting.filter((key) => !ready.includes(key));
  }
  return ordered;
}

function contradiction({ table }: OrderRequest, problem: string): Error {
  return migError('MIG_OPERATION_INVALID', { operation: `order the columns of table ${table}`, problem });
}
