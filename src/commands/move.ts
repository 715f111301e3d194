import {
  chooseSqlDialect,
  migrate,
  readVersionState,
  refuseIrreversible,
  offlineSql,
  type Database,
  type MigrateRequest,
  type MigrateResult,
  type RanStep,
  type RunEvent,
  type ScriptStep,
} from '../runtime/index.ts';
import type { ResolvedConfig } from '../config/index.ts';
import type { MoveOptions, Plan, RevisionGraph, RevisionScript } from '../script/index.ts';
import { migError } from '../errors/index.ts';
import { deliverSql, withStart } from './deliver-sql.ts';
import { findRevision, knownRows } from './known-rows.ts';
import { openProject, useDatabase, type DatabaseOptions, type TagOption } from './project.ts';

export interface MoveCommandOptions extends DatabaseOptions, TagOption {
  /** Id, unique prefix, label, `head`, `heads`, `base`, `+2`, `-1` …; with `sql` also `from:to`. */
  readonly target: string;
  /** Return SQL instead of running anything; no database is opened. @defaultValue false */
  readonly sql?: boolean | undefined;
  /** Only say what would run. @defaultValue false */
  readonly dryRun?: boolean | undefined;
  /** Go on with a revision that an earlier run left half-way, where nothing can be rolled back. @defaultValue false */
  readonly resume?: boolean | undefined;
  /** Told what is about to run, before anything does. */
  readonly onPlan?: ((planned: MoveResult) => void) | undefined;
  /** Ids in the order in which they must run: anything else is refused. */
  readonly expected?: readonly string[] | undefined;
  /** Told as revisions start and finish. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

/** One revision that ran, or in offline mode would run. */
export interface MovedRevision {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
  readonly title: string;
  /** Absolute. */
  readonly file: string;
  /** How many statements were sent; `undefined` offline. */
  readonly statements?: number;
}

export interface MoveResult {
  /** The database, without secrets; `undefined` offline. */
  readonly database?: string;
  /** Rows of the version table before. */
  readonly before: readonly string[];
  /** Rows of the version table now. */
  readonly after: readonly string[];
  /** In the order in which they ran. */
  readonly revisions: readonly MovedRevision[];
  /** The script, in offline mode. */
  readonly sql?: string;
  /** The configuration's `outputBuffer` took the script. */
  readonly written?: true;
  /** Nothing ran: this is what would. */
  readonly dryRun?: true;
  /** Remarks on how the target was understood. */
  readonly warnings: readonly string[];
}

type Planner = (graph: RevisionGraph<RevisionScript>) => (options: MoveOptions) => Plan<RevisionScript>;

/** One upgrade or downgrade, made ready: its configuration and revisions are read, and no database is open. */
export interface PreparedMove {
  readonly config: ResolvedConfig;
  /** The SQL of it. */
  offline(): Promise<MoveResult>;
  /** What would run on a database. */
  dryRun(database: Database): Promise<MoveResult>;
  /** What is to run on a database. */
  request(database: Database): MigrateRequest;
  /** What has run there. */
  result(database: Database, migrated: MigrateResult): MoveResult;
}

/** Upgrade and downgrade differ in how the plan is made, and in nothing else. */
export interface MoveKind {
  readonly verb: 'upgrade' | 'downgrade';
  readonly planner: Planner;
}

export async function prepareMove(
  { verb, planner }: MoveKind,
  options: MoveCommandOptions,
): Promise<PreparedMove> {
  const { config, scripts } = await openProject(verb, options);
  const { target, onEvent } = options;
  const plan = planner(scripts.graph);
  const planFrom = (database: Database, rows: readonly string[]) => {
    const planned = plan({ target, current: knownRows(scripts.graph, rows) });
    return { planned, result: { database: database.title, ...plannedResult(planned) } };
  };
  return {
    config,
    async offline() {
      const dialect = chooseSqlDialect({ dialect: config.dialect, url: options.url ?? config.url });
      const planned = plan({ target: withStart(config, target), offline: true });
      const sql = await offlineSql({ plan: planned, dialect, settings: config });
      return { ...plannedResult(planned), ...(await deliverSql(config, sql)) };
    },
    async dryRun(database) {
      const { planned, result } = planFrom(database, (await readVersionState(database, config)).rows);
      refuseIrreversible(planned);
      return { ...result, dryRun: true };
    },
    request: (database) => ({
      database,
      settings: config,
      resume: options.resume,
      find: (id) => findRevision(scripts.graph, id),
      plan(rows) {
        const { planned, result } = planFrom(database, rows);
        refuseOther(result, options.expected);
        refuseIrreversible(planned);
        options.onPlan?.(result);
        return planned;
      },
      onEvent,
    }),
    result(database, { plan: planned, ran }) {
      const revisions = ran.map(({ step, statements }: RanStep) => moved(step, statements.length));
      return { database: database.title, ...resultOf(planned, revisions) };
    },
  };
}

export async function move(kind: MoveKind, options: MoveCommandOptions): Promise<MoveResult> {
  const prepared = await prepareMove(kind, options);
  if (options.sql === true) return prepared.offline();
  return useDatabase(prepared.config, options, async (database) =>
    options.dryRun === true
      ? prepared.dryRun(database)
      : prepared.result(database, await migrate(prepared.request(database))),
  );
}

function plannedResult(plan: Plan<RevisionScript>): MoveResult {
  return resultOf(
    plan,
    plan.steps.map((step) => moved(step)),
  );
}

/** @throws MIG_PLAN_CHANGED when the database has moved since the plan was shown */
function refuseOther({ revisions }: MoveResult, expected: readonly string[] | undefined): void {
  const found = revisions.map(({ revision }) => revision);
  if (expected !== undefined && JSON.stringify(found) !== JSON.stringify(expected))
    throw migError('MIG_PLAN_CHANGED', { expected, found });
}

function resultOf(
  plan: Plan<RevisionScript>,
  revisions: readonly MovedRevision[],
): Omit<MoveResult, 'database' | 'sql' | 'written'> {
  return {
    before: plan.start,
    after: plan.rows,
    revisions,
    warnings: plan.warnings.map(({ message }) => message),
  };
}

function moved({ revision, direction }: ScriptStep, statements?: number): MovedRevision {
  const { id, title, file } = revision;
  return { revision: id, direction, title, file, ...(statements === undefined ? {} : { statements }) };
}
