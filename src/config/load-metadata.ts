import { existsSync } from 'node:fs';
import { migError } from '../errors/index.ts';
import type { MetaData } from '../schema/index.ts';
import { loadModule } from './load-module.ts';

export interface MetadataPlace {
  /** The schema itself, or the module that exports it (absolute) and the name of the export. */
  readonly from: MetaData | { readonly module: string; readonly export?: string | undefined };
  /** Project root, absolute. */
  readonly root: string;
  /** As people know it. */
  readonly origin: string;
}

/** The wanted schema as MetaData. @throws MIG_SCHEMA_NOT_FOUND, MIG_SCHEMA_EXPORT, and what the module throws */
export async function loadMetadata({ from, root, origin }: MetadataPlace): Promise<MetaData> {
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
