import type { ObjectChange } from '../../snapshot.ts';

/**
 * True for a sequence that came or went because its column was made an identity column, or was one: the column's own
 * sequence took its place.
 */
export function isFollowUp(change: ObjectChange, all: readonly ObjectChange[]): boolean {
  const sequence = change.before ?? change.after;
  if (change.kind !== 'sequence' || change.change === 'changed' || sequence?.parent === undefined)
    return false;
  const column = all.find(({ key }) => key === sequence.parent);
  const wasIdentity = column?.before?.definition['identity'] !== undefined;
  const isIdentity = column?.after?.definition['identity'] !== undefined;
  return change.change === 'missing' ? isIdentity && !wasIdentity : wasIdentity && !isIdentity;
}
