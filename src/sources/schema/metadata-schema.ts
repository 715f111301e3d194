import { loadMetadata, type MetadataPlace } from '../../config/index.ts';
import type { Connection, Dialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { createMetaData } from '../../operations/index.ts';
import { nameText, type Identifier, type MetaData } from '../../schema/index.ts';
import type { SchemaSource } from '../contract.ts';

/**
 * Our own MetaData as the wanted schema.
 *
 * `build` throws MIG_SCHEMA_NOT_FOUND, MIG_SCHEMA_EXPORT, MIG_SCHEMA_EMPTY, and what module, compiler and server throw.
 */
export function createMetadataSchema(options: MetadataPlace): SchemaSource {
  const { origin } = options;
  return {
    kind: 'metadata',
    origin,
    async build(connection, dialect) {
      const metadata = await loadMetadata(options);
      const operations = createMetaData(metadata, dialect.capabilities);
      if (operations.length === 0) throw migError('MIG_SCHEMA_EMPTY', { origin, what: 'no tables' });
      await createNamespaces(metadata, { connection, dialect });
      const { namingConvention } = metadata;
      const compileOptions = namingConvention === undefined ? {} : { namingConvention };
      for (const operation of operations)
        for (const sql of dialect.compile(operation, compileOptions)) await connection.execute(sql);
    },
  };
}

/** Operations make tables and the rest, not the schemas that they lie in. */
async function createNamespaces(
  metadata: MetaData,
  { connection, dialect }: { readonly connection: Connection; readonly dialect: Dialect },
): Promise<void> {
  if (!dialect.capabilities.schemas) return;
  const { extensions: _extensions, ...lists } = metadata;
  const types = metadata.tables.flatMap(({ columns }) => columns.map(({ type }) => type));
  const owned = [...Object.values(lists).filter(Array.isArray).flat(), ...types] as {
    readonly schema?: Identifier | null;
  }[];
  const names = new Set(owned.flatMap(({ schema }) => (schema == null ? [] : [nameText(schema)])));
  for (const name of [...names].sort())
    await connection.execute(`create schema if not exists ${dialect.quote(name)}`);
}
