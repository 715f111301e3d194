import { dirname, extname, resolve } from 'node:path';
import type { MetaData } from '../schema/index.ts';
import type { Config } from './define-config.ts';
import type { NativeMigrations, ResolvedConfig, ResolvedSchema, SqlMigrations } from './resolved-config.ts';

export const defaultVersionTable = 'alembic_version';

export interface ResolveConfigOptions {
  /** Absolute path of the file that the configuration came from. */
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Fills in defaults and makes paths absolute; the configuration must be valid. */
export function resolveConfig(config: Config, { file, env }: ResolveConfigOptions): ResolvedConfig {
  const root = dirname(file);
  const url = config.url ?? env['DATABASE_URL'];
  const schema = resolveSchema(config.schema, root);
  const { versionTableSchema, guard = {} } = config;
  return {
    file,
    root,
    ...given({ dialect: config.dialect, transactionalDdl: config.transactionalDdl, schema }),
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
    guard: {
      ...given({ server: guard.server, checks: guard.checks }),
      heads: guard.heads ?? 1,
      strict: guard.strict ?? false,
      failOn: guard.failOn ?? 'warning',
    },
  };
}

function resolveMigrations(migrations: Config['migrations'], root: string): NativeMigrations | SqlMigrations {
  const wish = typeof migrations === 'string' ? { directory: migrations } : migrations;
  const directory = resolve(root, wish.directory);
  if (wish.kind === 'sql') {
    const { manifest, outsideTransaction = [] } = wish;
    return {
      kind: 'sql',
      directory,
      ...(manifest === undefined ? {} : { manifest: resolve(root, manifest) }),
      outsideTransaction,
    };
  }
  const { fileTemplate, truncateSlugLength, timezone } = wish;
  return {
    kind: 'native',
    directory,
    versionLocations: (wish.versionLocations ?? [wish.directory]).map((folder) => resolve(root, folder)),
    recursive: wish.recursive ?? false,
    ...given({ fileTemplate, truncateSlugLength, timezone }),
    language: wish.language ?? 'typescript',
  };
}

function resolveSchema(schema: Config['schema'], root: string): ResolvedSchema | undefined {
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

/** The entries that have a value: `undefined` and absent are the same in a configuration. */
function given<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as never;
}
