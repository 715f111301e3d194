import { chooseSqlDialect, offlineSql, stampDatabase } from '../runtime/index.ts';
import { deliverSql, withStart } from './deliver-sql.ts';
import { findRevision, knownRows } from './known-rows.ts';
import { openProject, useDatabase, type DatabaseOptions, type TagOption } from './project.ts';

export interface StampOptions extends DatabaseOptions, TagOption {
  readonly revisions: readonly string[];
  /** Forget every row first, also rows that name unknown revisions. @defaultValue false */
  readonly purge?: boolean | undefined;
  /** Return SQL; targets may then be `from:to`. @defaultValue false */
  readonly sql?: boolean | undefined;
}

export interface StampResult {
  /** Without secrets; `undefined` offline. */
  readonly database?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The script, in offline mode. */
  readonly sql?: string;
  /** The configuration's `outputBuffer` took the script. */
  readonly written?: true;
}

/** Writes the version table as if the revisions were applied or reverted; none of them runs. */
export async function stamp(options: StampOptions): Promise<StampResult> {
  const { config, scripts } = await openProject('stamp', options);
  const { revisions: targets, purge = false } = options;
  const { graph } = scripts;
  if (options.sql === true) {
    const dialect = chooseSqlDialect({ dialect: config.dialect, url: options.url ?? config.url });
    const starting = targets.map((target) => withStart(config, target));
    const plan = graph.planStamp({ targets: starting, offline: true, purge });
    const sql = await offlineSql({ plan, dialect, settings: config, rowsOnly: true });
    return { before: plan.start, after: plan.rows, ...(await deliverSql(config, sql)) };
  }
  return useDatabase(config, options, async (database) => {
    const plan = await stampDatabase({
      database,
      settings: config,
      purge,
      find: (id) => findRevision(graph, id),
      plan: (rows) => graph.planStamp({ targets, purge, current: purge ? rows : knownRows(graph, rows) }),
    });
    return { database: database.title, before: plan.start, after: plan.rows };
  });
}
