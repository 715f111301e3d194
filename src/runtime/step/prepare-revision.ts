import type { SqlDialect } from '../../dialects/index.ts';
import { loadBody, type Body, type BodyRequest } from './load-body.ts';
import type { SentStatement } from './sent-statement.ts';
import { sqlStatements } from './sql-statements.ts';

/** One direction of a revision, read: the function of a module, or the statements of a SQL file. */
export type PreparedRevision = { readonly body: Body } | { readonly statements: readonly SentStatement[] };

export interface PrepareRequest extends BodyRequest {
  readonly dialect: SqlDialect;
}

/**
 * Reads one direction of a revision, and runs nothing but the top level of a module.
 *
 * @throws MIG_SECTION_MISSING, MIG_SQL_SECTION, MIG_MODULE_FAILED, MIG_REVISION_NO_FUNCTION, MIG_REVISION_ID_CHANGED
 */
export async function prepareRevision(request: PrepareRequest): Promise<PreparedRevision> {
  return request.script.language === 'sql'
    ? { statements: sqlStatements(request) }
    : { body: await loadBody(request) };
}
