import type { Unclosable } from '../../contract.ts';
import type { ObjectChange } from '../../snapshot.ts';

/** Properties that no statement of ours changes, and why. */
const LEFT_ALONE: Readonly<Record<string, string>> = {
  columnOrder: 'moving a column rewrites the table, and nothing should depend on the order of columns',
  keyOrder: 'the order of keys follows from the order in which they were made',
  autoIncrement: 'the next number of a table is a matter of its rows',
  explicitCharacters: 'it is only written out or not, with the same effect',
  idleActions: 'RESTRICT, NO ACTION and nothing do the same',
  partitioning: 'rows would have to move between partitions',
};

/** Which of these differences `close` leaves open, and why. */
export function unclosable(changes: readonly ObjectChange[]): readonly Unclosable[] {
  return changes.flatMap(({ key, kind, change, properties }) => {
    if (kind === 'period' && change !== 'changed')
      return [{ key, reason: 'a period is changed together with the columns it is made of' }];
    return properties.flatMap(({ property }) => {
      const reason = reasonOf(kind, property);
      return reason === undefined ? [] : [{ key, property, reason }];
    });
  });
}

/** `undefined` for what can be changed. */
export function reasonOf(kind: string, property: string): string | undefined {
  // Of a column it says that the column numbers itself.
  if (kind === 'column' && property === 'autoIncrement') return undefined;
  if (property.endsWith('triggerOrder'))
    return 'triggers act in the order in which they were made; drop them and make them again in the wanted order';
  return Object.hasOwn(LEFT_ALONE, property) ? LEFT_ALONE[property] : undefined;
}
