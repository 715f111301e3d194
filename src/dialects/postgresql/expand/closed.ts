import type { Operation } from '../../../operations/index.ts';
import type { Connection } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot, ObjectChange } from '../../snapshot.ts';
import { close } from '../close/index.ts';

/** How one object of a database shall be, and which of its properties that changes. */
export interface Wanted {
  readonly key: string;
  readonly object: CatalogObject;
  readonly properties: readonly string[];
}

/**
 * Operations that bring objects into the state that is wanted. What hangs on one that has to be made anew is dropped and
 * made again as the snapshot knows it: nothing of it is lost.
 */
export async function closed(
  connection: Connection,
  from: CatalogSnapshot,
  {
    wanted,
    gone = [],
  }: {
    readonly wanted: readonly Wanted[];
    /** Keys of parts that the objects have no more. */
    readonly gone?: readonly string[];
  },
): Promise<readonly Operation[]> {
  const objects = Object.fromEntries(Object.entries(from.objects).filter(([key]) => !gone.includes(key)));
  for (const { key, object } of wanted) objects[key] = object;
  const changes = wanted.map(({ key, object, properties }): ObjectChange => {
    const before = from.objects[key];
    return {
      key,
      kind: object.kind,
      name: object.name,
      change: 'changed',
      level: 'error',
      properties: properties.map((property) => ({
        property,
        before: before?.definition[property],
        after: object.definition[property],
        level: 'error',
      })),
      ...(before === undefined ? {} : { before }),
      after: object,
    };
  });
  const [session] = await connection.query<{ role: string }>('select quote_ident(current_user) as role');
  return close(from, { ...from, objects }, changes, session);
}
