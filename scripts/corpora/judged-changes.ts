import type { ObjectChange } from '../../src/dialects/index.ts';

/** Properties that the dumps behind the truth do not show, by kind of object: all are a matter of rows. */
const NOT_DUMPED: Readonly<Record<string, readonly string[]>> = {
  table: ['autoIncrement', 'rows', 'orphans'],
  'materialized view': ['populated'],
  // That a definition no longer works is not in its text.
  'foreign key': ['invalid'],
  view: ['invalid'],
  trigger: ['invalid'],
};

/**
 * The changes that the dumps behind the truth can show. pg_dump of one database writes no settings of the database and
 * no index that is not valid. The guard tells of them all the same.
 */
export function judgedChanges(changes: readonly ObjectChange[]): readonly ObjectChange[] {
  return changes.flatMap((change) => {
    if (change.kind === 'database setting' || isInvalidIndex(change)) return [];
    if (change.change !== 'changed') return [change];
    const properties = change.properties.filter(
      ({ property }) => !(NOT_DUMPED[change.kind] ?? []).includes(property),
    );
    return properties.length === 0 ? [] : [{ ...change, properties }];
  });
}

/** To pg_dump it is not there. */
function isInvalidIndex({ kind, before, after }: ObjectChange): boolean {
  const isLeftOut = (object: ObjectChange['before']): boolean =>
    object === undefined || object.definition['valid'] === false;
  return kind === 'index' && isLeftOut(before) && isLeftOut(after);
}
