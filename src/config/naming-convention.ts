import { relative, sep } from 'node:path';
import type { NamingConvention } from '../schema/index.ts';
import { loadMetadata } from './load-metadata.ts';
import type { ResolvedConfig } from './resolved-config.ts';

/** Where the names of constraints and indexes come from that an operation leaves open. */
export type ConventionSettings = Pick<ResolvedConfig, 'schema' | 'namingConvention'>;

/**
 * The naming convention of operations in revisions: the one of the configuration, else the one of the wanted schema where
 * that is MetaData. Its module is loaded only then.
 *
 * @throws MIG_SCHEMA_NOT_FOUND, MIG_SCHEMA_EXPORT, and what the module throws
 */
export function namingConventionOf(settings: ConventionSettings, root: string): Promise<NamingConvention> {
  const known = read.get(settings) ?? readConvention(settings, root);
  read.set(settings, known);
  return known;
}

/** One reading for each configuration, however many revisions ask. */
const read = new WeakMap<ConventionSettings, Promise<NamingConvention>>();

async function readConvention(
  { schema, namingConvention }: ConventionSettings,
  root: string,
): Promise<NamingConvention> {
  if (namingConvention !== undefined) return namingConvention;
  if (schema === undefined || schema.kind === 'sql') return {};
  if (schema.kind === 'inline') return schema.metadata.namingConvention ?? {};
  const origin = relative(root, schema.module).split(sep).join('/');
  return (await loadMetadata({ from: schema, root, origin })).namingConvention ?? {};
}
