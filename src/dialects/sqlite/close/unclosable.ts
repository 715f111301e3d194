import type { Unclosable } from '../../contract.ts';
import type { ObjectChange } from '../../snapshot.ts';

const IDLE = 'it is only another way to write the same';
/** Properties that are not worth a new table, and why. */
const LEFT_ALONE: Readonly<Record<string, string>> = {
  columnOrder: 'moving a column takes a new table, and nothing should depend on the order of columns',
  constraintOrder: IDLE,
  clauseOrder: IDLE,
  idleWords: IDLE,
  inline: IDLE,
  joined: IDLE,
  match: IDLE,
  orphans: 'rows that refer to nothing are a matter of the data',
};

/** Which of these differences `close` leaves open, and why. */
export function unclosable(changes: readonly ObjectChange[]): readonly Unclosable[] {
  return changes.flatMap(({ key, kind, change, properties }) => {
    if (kind === 'virtual table' && change === 'changed')
      return [{ key, reason: 'a virtual table cannot be altered; drop it, make it again and fill it anew' }];
    return properties.flatMap(({ property }) => {
      const reason = reasonOf(kind, property);
      return reason === undefined ? [] : [{ key, property, reason }];
    });
  });
}

/** `undefined` for what can be changed. */
export function reasonOf(kind: string, property: string): string | undefined {
  if (property === 'invalid')
    return kind === 'foreign key'
      ? 'it leads to what is not there; make that, or drop the key'
      : 'it reads what is not there any more';
  return Object.hasOwn(LEFT_ALONE, property) ? LEFT_ALONE[property] : undefined;
}
