import { existsSync, readFileSync } from 'node:fs';
import { isMigError, migError, MigError } from '../../errors/index.ts';
import type { SchemaSource } from '../contract.ts';

export interface SqlSchemaOptions {
  /** Absolute. */
  readonly file: string;
  /** As people know it: relative to the project root. */
  readonly origin: string;
}

/**
 * A SQL script that makes the wanted schema: a dump, or one that people keep.
 *
 * `build` throws MIG_SCHEMA_NOT_FOUND, MIG_SCHEMA_EMPTY, and with file and line what the server throws.
 */
export function createSqlSchema({ file, origin }: SqlSchemaOptions): SchemaSource {
  return {
    kind: 'sql',
    origin,
    async build(connection, dialect) {
      if (!existsSync(file)) throw migError('MIG_SCHEMA_NOT_FOUND', { file: origin });
      const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
      try {
        const statements = dialect.splitStatements(text).filter(({ empty }) => !empty);
        if (statements.length === 0) throw migError('MIG_SCHEMA_EMPTY', { origin, what: 'no statements' });
        if (statements.every(({ transactional }) => transactional)) await connection.script(text);
        else for (const { text: sql } of statements) await connection.script(sql);
      } catch (error) {
        throw isMigError(error) ? placed(error, origin) : error;
      }
      // A dump sets a search_path of its own.
      await connection.reset();
    },
  };
}

function placed(error: MigError, file: string): MigError {
  const line = error.details['line'];
  return new MigError(error.code, error.details, {
    location: { file, ...(typeof line === 'number' ? { line } : {}), ...error.location },
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  });
}
