import { resolve } from 'node:path';
import {
  compareSchemas,
  filtered,
  lostTables,
  unusedPattern,
  type Judge,
  type SchemaDifference,
} from '../../autogenerate/index.ts';
import { namingConventionOf, type ResolvedConfig } from '../../config/index.ts';
import { diffSnapshots, type CatalogSnapshot, type Unclosable } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { withFinalNames } from '../../operations/index.ts';
import { ownTables, readVersionState, type Database } from '../../runtime/index.ts';
import { openScratchServer } from '../../scratch/index.ts';
import { buildSchema, createSchemaSource } from '../../sources/index.ts';
import { knownRows } from '../known-rows.ts';
import type { Project } from '../project.ts';

export interface CompareOptions {
  /**
   * URL of a server where the schema may be built, in a throwaway database.
   * @defaultValue `guard.server`, else the server of the database itself
   */
  readonly server?: string | undefined;
  /** Go on when most tables would be dropped. @defaultValue false */
  readonly allowDrops?: boolean | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** A difference that no operation closes, in words. */
export function leftOpen({ key, property, reason }: Unclosable): string {
  return `left open: ${[key, property].filter(Boolean).join(', ')}: ${reason}`;
}

export interface ComparedWithSchema extends SchemaDifference {
  /** Where the schema comes from: a file, relative to the configuration. */
  readonly origin: string;
}

/**
 * What a database lacks of the schema of the configuration. The database must be at the heads, and is only read; the
 * schema is built in a throwaway database.
 *
 * @throws MIG_NO_TARGET_SCHEMA, MIG_DATABASE_NOT_AT_HEAD, MIG_SCHEMA_…, MIG_MOST_TABLES_DROPPED, and what a scratch server throws
 */
export async function compareWithSchema(
  { config, scripts }: Project,
  database: Database,
  options: CompareOptions & { readonly url?: string | undefined },
): Promise<ComparedWithSchema> {
  const { dialect, connection } = database;
  if (config.schema === undefined)
    throw migError('MIG_NO_TARGET_SCHEMA', { config: config.file }, { location: { file: config.file } });
  const { graph } = scripts;
  const { rows } = await readVersionState(database, config);
  if (!graph.current(knownRows(graph, rows)).atHead)
    throw migError('MIG_DATABASE_NOT_AT_HEAD', { rows, heads: graph.effectiveHeads });

  const schema = createSchemaSource(config.schema, { root: config.root, configFile: config.file });
  const ignoreTables = ownTables(config.versionTable);
  const found = await dialect.snapshot(connection, { ignoreTables });
  const scratch = await openScratchServer({
    dialect,
    server: serverOf(config, options),
    from: `${resolve(config.root)}/`,
  });
  try {
    const wantedConnection = await (await scratch.create()).connect();
    await giveDefaults({ dialect, connection: wantedConnection }, found);
    const wanted = await buildSchema(schema, { dialect, connection: wantedConnection, ignoreTables });
    if (major(found.server.version) !== major(wanted.server.version))
      options.onWarning?.(
        `The database is on ${serverText(found.server)}, and the schema was built on ${serverText(wanted.server)}: what the two spell differently shows as a difference.`,
      );
    const sides = filtered(
      { found: withoutOwnSchema(found, wanted, config.versionTable.schema), wanted },
      config.filters,
    );
    for (const pattern of sides.unused) options.onWarning?.(unusedPattern(pattern));
    const compared = await compareSchemas({ dialect, connection: wantedConnection }, sides);
    const { tables, lost } = lostTables(sides.found, compared.changes);
    if (lost.length > 0 && options.allowDrops !== true)
      throw migError('MIG_MOST_TABLES_DROPPED', {
        origin: schema.origin,
        tables,
        lost: lost.map(({ name }) => name),
      });
    const convention = await namingConventionOf(config, config.root);
    return {
      ...compared,
      upgradeOps: withFinalNames(compared.upgradeOps, convention),
      downgradeOps: withFinalNames(compared.downgradeOps, convention),
      origin: schema.origin,
    };
  } finally {
    await scratch.close();
  }
}

/** What tables take from their database when they do not say it themselves: its character set and collation. */
async function giveDefaults({ dialect, connection }: Judge, found: CatalogSnapshot): Promise<void> {
  if (!Object.values(found.objects).some(({ kind }) => kind === 'database')) return;
  const empty = await dialect.snapshot(connection);
  const changes = diffSnapshots(empty, found, dialect).filter(({ kind }) => kind === 'database');
  for (const operation of await dialect.close(empty, found, changes))
    for (const sql of dialect.compile(operation)) await connection.execute(sql);
}

/** A schema that only the version table is in was made for it. */
function withoutOwnSchema(
  found: CatalogSnapshot,
  wanted: CatalogSnapshot,
  schema: string | undefined,
): CatalogSnapshot {
  const key = `schema ${schema}`;
  if (schema === undefined || wanted.objects[key] !== undefined) return found;
  return {
    ...found,
    objects: Object.fromEntries(Object.entries(found.objects).filter(([own]) => own !== key)),
  };
}

function serverOf(
  config: ResolvedConfig,
  { server, environment = process.env, url }: CompareOptions & { readonly url?: string | undefined },
): string {
  const given = [server, environment['MIG_CHECK_URL'], config.guard.server].find(
    (place) => place !== undefined && place !== '' && place !== 'embedded',
  );
  return given ?? url ?? 'embedded';
}

const major = (version: string): number => Number.parseInt(version, 10);
const serverText = ({ product, version }: { readonly product: string; readonly version: string }): string =>
  `${product} ${version}`;
