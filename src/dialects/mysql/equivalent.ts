import type { Connection } from '../contract.ts';
import { withoutProperties } from '../diff-snapshots.ts';
import type { ObjectChange, PropertyChange } from '../snapshot.ts';

/**
 * The changes without what does the same under another name: `DEFAULT (now(6))` of a time with six digits is what
 * `DEFAULT CURRENT_TIMESTAMP(6)` is.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/timestamp-initialization.html
 */
export async function equivalent(
  _connection: Connection,
  changes: readonly ObjectChange[],
): Promise<readonly ObjectChange[]> {
  return changes.flatMap((change) => withoutProperties(change, (property) => isSameMoment(property, change)));
}

function isSameMoment(
  { property, before, after }: PropertyChange,
  { kind, after: column }: ObjectChange,
): boolean {
  const type = kind === 'column' ? column?.definition['type'] : undefined;
  const digits = /^(?:datetime|timestamp)((?:\(\d\))?)$/.exec(typeof type === 'string' ? type : '')?.[1];
  if (property !== 'default' || digits === undefined) return false;
  const spellings: unknown[] = [`CURRENT_TIMESTAMP${digits}`, `(now${digits === '' ? '()' : digits})`];
  return spellings.includes(before) && spellings.includes(after);
}
