import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import type { MetaData } from '../schema/index.ts';
import { given } from '../util/index.ts';
import type { DatabaseConfig } from './define-config.ts';
import type { RunArguments } from './run-arguments.ts';
import { resolveFolder } from './resolve-folder.ts';
import type { NativeMigrations, ResolvedConfig, ResolvedSchema, SqlMigrations } from './resolved-config.ts';

export const defaultVersionTable = 'alembic_version';

export interface ResolveConfigOptions {
  /** Absolute path of the file that the configuration came from. */
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Name of the database, when the configuration has several. */
  readonly name?: string | undefined;
  readonly args: RunArguments;
}

/** The settings of one database, what it shares with others included. */
export type OneConfig = DatabaseConfig & { readonly migrations: Migrations };
type Migrations = NonNullable<DatabaseConfig['migrations']>;

/** Fills in defaults and makes paths absolute; the configuration must be valid. */
export function resolveConfig(
  config: OneConfig,
  { file, env, name, args }: ResolveConfigOptions,
): ResolvedConfig {
  const root = dirname(file);
  const url = config.url ?? env[urlVariable(name)];
  const schema = resolveSchema(config.schema, root);
  const { versionTableSchema, guard = {} } = config;
  return {
    file,
    root,
    ...given({ name }),
    args: { ...args, ...given({ tag: config.tag }), extra: config.extra ?? {} },
    ...given({
      dialect: config.dialect,
      transactionalDdl: config.transactionalDdl,
      schema,
      namingConvention: config.namingConvention,
    }),
    ...given({
      batchSeparator: config.batchSeparator,
      startingRev: config.startingRev,
      outputBuffer: resolveOutput(config.outputBuffer, root),
    }),
    // An empty variable is how a shell says "not set".
    ...(url === undefined || url === '' ? {} : { url }),
    migrations: resolveMigrations(config.migrations, root),
    versionTable: {
      name: config.versionTable ?? defaultVersionTable,
      ...given({ schema: versionTableSchema }),
      primaryKey: config.versionTablePk ?? true,
    },
    transactionPerMigration: config.transactionPerMigration ?? true,
    lockTimeoutMs: config.lockTimeoutMs ?? 60_000,
    connectTimeoutMs: config.connectTimeoutMs ?? 10_000,
    onVersionApply: [config.onVersionApply ?? []].flat(),
    filters: given({
      unmanaged: config.unmanaged,
      includeName: config.includeName,
      includeObject: config.includeObject,
    }),
    guard: {
      ...given({ server: guard.server, checks: guard.checks }),
      heads: guard.heads ?? 1,
      strict: guard.strict ?? false,
      failOn: guard.failOn ?? 'warning',
    },
  };
}

/** A file is written anew for each script. */
function resolveOutput(
  output: DatabaseConfig['outputBuffer'],
  root: string,
): ResolvedConfig['outputBuffer'] | undefined {
  if (output === undefined) return undefined;
  if (typeof output !== 'string') return async (text) => void (await output.write(text));
  const file = resolve(root, output);
  return (text) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
}

/** The environment variable that a database's URL is taken from: several never share one. */
export function urlVariable(name?: string): string {
  if (name === undefined) return 'DATABASE_URL';
  return `DATABASE_URL_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

function resolveMigrations(migrations: Migrations, root: string): NativeMigrations | SqlMigrations {
  const wish = typeof migrations === 'string' ? { directory: migrations } : migrations;
  const directory = resolveFolder(root, wish.directory);
  if (wish.kind === 'sql') {
    const { manifest, outsideTransaction = [] } = wish;
    return {
      kind: 'sql',
      directory,
      ...(manifest === undefined ? {} : { manifest: resolve(root, manifest) }),
      outsideTransaction,
    };
  }
  const { fileTemplate, truncateSlugLength, timezone, processRevisionDirectives } = wish;
  return {
    kind: 'native',
    directory,
    versionLocations: (wish.versionLocations ?? [wish.directory]).map((folder) =>
      resolveFolder(root, folder),
    ),
    recursive: wish.recursive ?? false,
    ...given({ fileTemplate, truncateSlugLength, timezone, processRevisionDirectives }),
    language: wish.language ?? 'typescript',
    revisionTemplates: [wish.revisionTemplate ?? []].flat().map((template) => resolve(root, template)),
    templateArgs: wish.templateArgs ?? {},
    byteOrderMark: wish.outputEncoding === 'utf-8-bom',
    revisionEnvironment: wish.revisionEnvironment ?? false,
    postWriteHooks: wish.postWriteHooks ?? [],
  };
}

function resolveSchema(schema: DatabaseConfig['schema'], root: string): ResolvedSchema | undefined {
  if (schema === undefined) return undefined;
  if (typeof schema === 'string')
    return extname(schema) === '.sql'
      ? { kind: 'sql', file: resolve(root, schema) }
      : { kind: 'metadata', module: resolve(root, schema) };
  if (isMetaData(schema)) return { kind: 'inline', metadata: schema };
  return schema.kind === 'sql'
    ? { kind: 'sql', file: resolve(root, schema.file) }
    : { kind: 'metadata', module: resolve(root, schema.module), ...given({ export: schema.export }) };
}

function isMetaData(schema: object): schema is MetaData {
  return 'tables' in schema;
}
