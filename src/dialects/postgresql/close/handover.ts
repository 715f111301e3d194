import type { CatalogObject } from '../../snapshot.ts';
import type { Closing } from './closing.ts';
import { identityProperties } from './identity.ts';

/**
 * The sequence of a serial column whose name the column's identity wants, or that wants the name of the identity. It
 * has to go, or to come, in the middle of the column's own change.
 */
export function handedOver(
  before: CatalogObject,
  after: CatalogObject,
  { from, to }: Closing,
): { readonly leaving?: CatalogObject; readonly coming?: CatalogObject } {
  const [was, is] = [identityProperties(before), identityProperties(after)];
  const [leaving, coming] = [from.objects[sequenceKey(is)], to.objects[sequenceKey(was)]];
  return {
    ...(was !== undefined || leaving === undefined ? {} : { leaving }),
    ...(is !== undefined || coming === undefined ? {} : { coming }),
  };
}

/** Keys of all sequences that columns take along with their own change. */
export function handedOverKeys(
  altered: ReadonlyMap<string, { readonly before: CatalogObject; readonly after: CatalogObject }>,
  closing: Closing,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { before, after } of altered.values()) {
    if (after.kind !== 'column') continue;
    const { leaving, coming } = handedOver(before, after, closing);
    for (const sequence of [leaving, coming])
      if (sequence !== undefined) keys.add(`sequence ${sequence.name}`);
  }
  return keys;
}

function sequenceKey(identity: Readonly<Record<string, unknown>> | undefined): string {
  return `sequence ${String(identity?.['sequence'])}`;
}
