import type { Unclosable } from '../../contract.ts';
import type { CatalogObject, ObjectChange } from '../../snapshot.ts';
import { record } from './closing.ts';
import { MEANINGLESS_ORDERS } from './common.ts';
import { hasHidden } from './foreign-options.ts';
import { FIXED_PROPERTIES } from './tables.ts';

/** Which of these differences `close` leaves open, and why. */
export function unclosable(changes: readonly ObjectChange[]): readonly Unclosable[] {
  return changes.flatMap((change) => {
    const { key, kind, after } = change;
    const whole = after === undefined ? undefined : wholeObject(kind, after);
    if (whole !== undefined && change.change === 'extra') return [{ key, reason: whole }];
    return change.properties.flatMap(({ property, after: wanted }) => {
      const reason = ofProperty({ kind, property, wanted }) ?? (HIDDEN.has(property) ? whole : undefined);
      return reason === undefined ? [] : [{ key, property, reason }];
    });
  });
}

const HIDDEN = new Set(['options', 'foreignOptions', 'connection']);

function wholeObject(kind: string, object: CatalogObject): string | undefined {
  if (kind === 'subscription') return 'the snapshot keeps only a hash of its connection';
  const options = kind === 'foreign table' || kind === 'column' ? 'foreignOptions' : 'options';
  if (Array.isArray(object.definition[options])) return undefined;
  return hasHidden(record(object, options)) ? 'the snapshot keeps only a hash of a secret option' : undefined;
}

function ofProperty({
  kind,
  property,
  wanted,
}: {
  readonly kind: string;
  readonly property: string;
  readonly wanted: unknown;
}): string | undefined {
  if (MEANINGLESS_ORDERS.some((order) => order === property))
    return 'the order in which options were set and privileges granted means nothing';
  if (kind === 'table' || kind === 'foreign table') return FIXED_PROPERTIES[property];
  if (property === 'columnOrder') return FIXED_PROPERTIES['columnOrder'];
  if (property === 'inherited')
    return 'whether a column was inherited or merged is decided when the table is made';
  if (property === 'valid' && wanted === false)
    return 'an invalid index is what a failed CREATE INDEX leaves behind';
  if (property === 'indexName') return 'the index of a constraint has the name of the constraint';
  if (property === 'detachPending')
    return 'a detachment that is not finished is what a failed one leaves behind';
  return undefined;
}
