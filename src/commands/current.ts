import { migError } from '../errors/index.ts';
import { knownRows } from './known-rows.ts';
import { openProject, useDatabase, type DatabaseOptions } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

export interface CurrentOptions extends DatabaseOptions {
  /** Fail unless the database is at the effective heads. @defaultValue false */
  readonly checkHeads?: boolean | undefined;
}

export interface CurrentResult {
  /** Without secrets. */
  readonly database: string;
  /** Rows of the version table, in the database's order; empty when there is no table. */
  readonly rows: readonly string[];
  /** The tip of every applied line, also of lines applied only because another depends on them. */
  readonly revisions: readonly RevisionInfo[];
  readonly atHead: boolean;
}

/**
 * Where a database is. Reads only: the version table is never made.
 *
 * @throws MIG_DATABASE_NOT_AT_HEAD with `checkHeads`; MIG_VERSION_ROW_UNKNOWN
 */
export async function current(options: CurrentOptions = {}): Promise<CurrentResult> {
  const { config, scripts } = await openProject('current', options);
  const { graph } = scripts;
  return useDatabase(config, options, async (database) => {
    const { readVersionState } = await import('../runtime/index.ts');
    const { rows } = await readVersionState(database, config);
    const known = knownRows(graph, rows);
    const { revisions, atHead } = graph.current(known);
    if (options.checkHeads === true && !atHead)
      throw migError('MIG_DATABASE_NOT_AT_HEAD', { rows, heads: graph.effectiveHeads });
    return {
      database: database.title,
      rows,
      revisions: revisions.map((script) => revisionInfo(graph, script, known)),
      atHead,
    };
  });
}
