import { existsSync } from 'node:fs';
import { loadModule } from '../../config/index.ts';
import type { Connection, Dialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { createMetaData } from '../../operations/index.ts';
import { nameText, type Identifier, type MetaData } from '../../schema/index.ts';
import type { SchemaSource } from '../contract.ts';

export interface MetadataSchemaOptions {
  /** The schema itself, or the module that exports it (absolute) and the name of the export. */
  readonly from: MetaData | { readonly module: string; readonly export?: string | undefined };
  /** Project root, absolute. */
  readonly root: string;
  /** As people know it. */
  readonly origin: string;
}

/**
 * Our own MetaData as the wanted schema.
 *
 * `build` throws MIG_SCHEMA_NOT_FOUND, MIG_SCHEMA_EXPORT, MIG_SCHEMA_EMPTY, and what module, compiler and server throw.
 */
export function createMetadataSchema(options: MetadataSchemaOptions): SchemaSource {
  const { origin } = options;
  return {
    kind: 'metadata',
    origin,
    async build(connection, dialect) {
      const metadata = await resolveMetadata(options);
      const operations = createMetaData(metadata);
      if (operations.length === 0) throw migError('MIG_SCHEMA_EMPTY', { origin, what: 'no tables' });
      await createNamespaces(metadata, { connection, dialect });
      const { namingConvention } = metadata;
      const compileOptions =
        namingConvention === undefined
          ? {}
          : { namingConvention: namingConvention as Readonly<Record<string, string>> };
      for (const operation of operations)
        for (const sql of dialect.compile(operation, compileOptions)) await connection.execute(sql);
    },
  };
}

async function resolveMetadata({ from, root, origin }: MetadataSchemaOptions): Promise<MetaData> {
  if ('tables' in from) return from;
  const { module: file, export: name } = from;
  if (!existsSync(file)) throw migError('MIG_SCHEMA_NOT_FOUND', { file: origin });
  const exported = await loadModule({ file, root });
  const value = name === undefined ? (exported['default'] ?? exported['metadata']) : exported[name];
  const candidate = isMetadata(value) ? value : name === undefined ? exported['metadata'] : value;
  if (isMetadata(candidate)) return candidate;
  throw migError(
    'MIG_SCHEMA_EXPORT',
    {
      file: origin,
      wanted: name === undefined ? 'as its default export or `metadata`' : `named \`${name}\``,
      found: `its exports: ${Object.keys(exported).join(', ') || 'none'}`,
    },
    { location: { file: origin } },
  );
}

function isMetadata(value: unknown): value is MetaData {
  return typeof value === 'object' && value !== null && Array.isArray((value as { tables?: unknown }).tables);
}

/** Operations make tables and the rest, not the schemas that they lie in. */
async function createNamespaces(
  metadata: MetaData,
  { connection, dialect }: { readonly connection: Connection; readonly dialect: Dialect },
): Promise<void> {
  if (!dialect.capabilities.schemas) return;
  const { extensions: _extensions, ...lists } = metadata;
  const names = new Set(
    Object.values(lists).flatMap((list) =>
      Array.isArray(list)
        ? (list as { readonly schema?: Identifier | null }[]).flatMap(({ schema }) =>
            schema == null ? [] : [nameText(schema)],
          )
        : [],
    ),
  );
  for (const name of [...names].sort())
    await connection.execute(`create schema if not exists ${dialect.quote(name)}`);
}
