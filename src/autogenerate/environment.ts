import { withoutProperties, type ObjectChange } from '../dialects/index.ts';

/** Kinds that operators add to a database: a schema that does not name them has nothing against them. */
const OPERATED = new Set([
  'database setting',
  'default privileges',
  'event trigger',
  'extension',
  'publication',
  'published schema',
  'published table',
  'subscription',
]);

/** What the roles of a server decide; a schema that grants nothing leaves them alone. */
const PRIVILEGES = new Set(['grants', 'revokes']);

/**
 * Changes without what depends on who runs a database rather than on its schema: owners always; settings, extensions and
 * replication that only the database has; privileges of what the schema grants none on.
 */
export function schemaChanges(changes: readonly ObjectChange[]): readonly ObjectChange[] {
  return changes.flatMap((change) => {
    if (change.change === 'missing' && OPERATED.has(change.kind)) return [];
    return withoutProperties(
      change,
      ({ property, after }) => property === 'owner' || (PRIVILEGES.has(property) && isNothing(after)),
    );
  });
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
