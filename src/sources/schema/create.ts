import { relative, sep } from 'node:path';
import type { ResolvedSchema } from '../../config/index.ts';
import type { SchemaSource } from '../contract.ts';
import { createMetadataSchema } from './metadata-schema.ts';
import { createSqlSchema } from './sql-schema.ts';

/** The schema source that a configuration describes. Nothing is read before `build`. */
export function createSchemaSource(
  schema: ResolvedSchema,
  { root, configFile }: { readonly root: string; readonly configFile: string },
): SchemaSource {
  const shown = (file: string) => relative(root, file).split(sep).join('/');
  switch (schema.kind) {
    case 'sql':
      return createSqlSchema({ file: schema.file, origin: shown(schema.file) });
    case 'metadata':
      return createMetadataSchema({ from: schema, root, origin: shown(schema.module) });
    case 'inline':
      return createMetadataSchema({ from: schema.metadata, root, origin: shown(configFile) });
  }
}
