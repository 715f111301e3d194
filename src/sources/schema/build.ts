import type { CatalogSnapshot, Connection, Dialect } from '../../dialects/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import type { SchemaSource } from '../contract.ts';

interface BuildOptions {
  readonly dialect: Dialect;
  /** Of an empty database. */
  readonly connection: Connection;
  /** Tables to leave out, should the schema have them: the version table. */
  readonly ignoreTables: readonly string[];
}

/**
 * Builds the wanted schema and reads it back.
 *
 * @throws MIG_SCHEMA_FAILED with the statement; MIG_SCHEMA_EMPTY when no table came of it; what the source throws
 */
export async function buildSchema(
  schema: SchemaSource,
  { dialect, connection, ignoreTables }: BuildOptions,
): Promise<CatalogSnapshot> {
  const { origin } = schema;
  try {
    await schema.build(connection, dialect);
  } catch (error) {
    if (!isMigError(error) || error.code !== 'MIG_STATEMENT_FAILED') throw error;
    throw migError(
      'MIG_SCHEMA_FAILED',
      { origin, reason: error.message },
      { cause: error, ...(error.location === undefined ? {} : { location: error.location }) },
    );
  }
  const wanted = await dialect.snapshot(connection, { ignoreTables });
  if (!Object.values(wanted.objects).some(({ kind }) => kind === 'table'))
    throw migError('MIG_SCHEMA_EMPTY', { origin, what: 'no tables' });
  return wanted;
}
