import {
  diffSnapshots,
  withoutProperties,
  type CatalogSnapshot,
  type Dialect,
  type ObjectChange,
  type Unclosable,
} from '../dialects/index.ts';
import type { Operation } from '../operations/index.ts';
import { schemaChanges } from './environment.ts';
import { realChanges, type Judge } from './real-changes.ts';

/** Operations that close a difference, and that open it again. */
export interface Closing {
  readonly upgradeOps: readonly Operation[];
  readonly downgradeOps: readonly Operation[];
}

export interface SchemaDifference extends Closing {
  /** From the database to the schema; without what is no business of a schema. */
  readonly changes: readonly ObjectChange[];
  /** What the operations leave open, and why. */
  readonly open: readonly Unclosable[];
}

/** The schema there is, and the one that is wanted, read from one kind of server. */
interface Both {
  readonly found: CatalogSnapshot;
  readonly wanted: CatalogSnapshot;
}

/**
 * What has to be done to a database so that it has the schema that is wanted, and how to undo it; nothing when it has.
 *
 * @remarks Both snapshots come from a server, so neither type, default nor expression is compared by its spelling
 * (Alembic compares models with what it reflects). Owners, and what only the database has of privileges, settings and
 * extensions, belong to those who run it.
 */
export async function compareSchemas(judge: Judge, { found, wanted }: Both): Promise<SchemaDifference> {
  const { dialect } = judge;
  const states = { before: found, after: wanted, declared: true };
  const changes = schemaChanges(await realChanges(judge, states));
  return {
    changes,
    ...(await closeBothWays(dialect, { found, wanted, changes })),
    open: (await dialect.unclosable?.(changes)) ?? [],
  };
}

/** The way there closes `changes`; the way back opens the same again. */
async function closeBothWays(
  dialect: Dialect,
  { changes, ...both }: Both & { readonly changes: readonly ObjectChange[] },
): Promise<Closing> {
  const { found, wanted } = both;
  const options = { inTransaction: true };
  return {
    upgradeOps: await dialect.close(found, wanted, changes, options),
    downgradeOps: await dialect.close(wanted, found, wayBack(dialect, { changes, ...both }), options),
  };
}

/** The same changes read from the schema to the database, without properties that are only spelled in another way. */
export function wayBack(
  dialect: Dialect,
  { found, wanted, changes }: Both & { readonly changes: readonly ObjectChange[] },
): readonly ObjectChange[] {
  const backward = new Map(diffSnapshots(wanted, found, dialect).map((change) => [change.key, change]));
  return changes.flatMap(({ key, properties }) => {
    const back = backward.get(key);
    const names = new Set(properties.map(({ property }) => property));
    return back === undefined ? [] : withoutProperties(back, ({ property }) => !names.has(property));
  });
}
