import { migrateAtomically, type MigrateRequest, type RunEvent } from '../runtime/index.ts';
import { migError } from '../errors/index.ts';
import { downgradeKind } from './downgrade.ts';
import {
  prepareMove,
  type MoveCommandOptions,
  type MoveKind,
  type MoveResult,
  type PreparedMove,
} from './move.ts';
import { readDatabaseNames, useDatabase } from './project.ts';
import { upgradeKind } from './upgrade.ts';

/** What a run over all databases of a configuration takes: what a run on one does, but for which one. */
export interface MoveAllOptions extends Omit<
  MoveCommandOptions,
  'name' | 'url' | 'connection' | 'expected' | 'onPlan' | 'onEvent'
> {
  /** Commits in two phases (PostgreSQL). @defaultValue false */
  readonly twoPhase?: boolean | undefined;
  /** Ids in the order in which they must run, by name of the database: anything else is refused. */
  readonly expected?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Told what is about to run on a database, before anything does. */
  readonly onPlan?: ((planned: MoveResult, name: string) => void) | undefined;
  readonly onEvent?: ((event: RunEvent, name: string) => void) | undefined;
}

export type UpgradeAllOptions = Omit<MoveAllOptions, 'target'> & {
  /** @defaultValue 'head' */
  readonly target?: string | undefined;
};

/** By name of the database, in the order of the configuration; one without a name is `default`. */
export type MoveAllResult = Readonly<Record<string, MoveResult>>;

/**
 * Upgrades all databases of the configuration with one transaction on each: all are committed at the end, or none.
 *
 * @remarks The runs are one after the other, under the locks of all; the commits follow at once. `twoPhase` closes what gap
 * is left between them. With `sql` each result has its own script, and no database is opened.
 * @throws MIG_ATOMIC_UNSUPPORTED, MIG_TWO_PHASE_UNAVAILABLE before anything runs; MIG_ATOMIC_FAILED when nothing was
 * changed; MIG_ATOMIC_HALF, MIG_TWO_PHASE_PENDING when a commit failed after another; and as `upgrade`
 */
export function upgradeAll(options: UpgradeAllOptions = {}): Promise<MoveAllResult> {
  const { target = 'head', ...rest } = options;
  return moveAll(upgradeKind, { ...rest, target });
}

/** Reverts on all databases of the configuration, as `upgradeAll` runs. @throws MIG_IRREVERSIBLE, and as `upgradeAll` */
export function downgradeAll(options: MoveAllOptions): Promise<MoveAllResult> {
  return moveAll(downgradeKind, options);
}

interface NamedMove {
  readonly name: string;
  readonly options: MoveCommandOptions;
  readonly move: PreparedMove;
}

async function moveAll(kind: MoveKind, options: MoveAllOptions): Promise<MoveAllResult> {
  const moves: NamedMove[] = [];
  for (const name of (await readDatabaseNames(kind.verb, options)) ?? [undefined]) {
    const one = optionsFor(options, name);
    moves.push({ name: name ?? 'default', options: one, move: await prepareMove(kind, one) });
  }
  const results = await runAll(moves, options);
  return Object.fromEntries(moves.map(({ name }, index) => [name, results[index] as MoveResult]));
}

function optionsFor(all: MoveAllOptions, name: string | undefined): MoveCommandOptions {
  const { twoPhase: _twoPhase, expected, onPlan, onEvent, ...shared } = all;
  const key = name ?? 'default';
  return {
    ...shared,
    name,
    expected: expected?.[key],
    onPlan: (planned) => onPlan?.(planned, key),
    onEvent: (event) => onEvent?.(event, key),
  };
}

async function runAll(
  moves: readonly NamedMove[],
  { sql, dryRun, twoPhase }: MoveAllOptions,
): Promise<readonly MoveResult[]> {
  const results: MoveResult[] = [];
  if (sql === true || dryRun === true) {
    for (const { move, options } of moves)
      results.push(
        sql === true
          ? await move.offline()
          : await useDatabase(move.config, options, (database) => move.dryRun(database)),
      );
    return results;
  }
  refuseOneTwice(moves);
  const members = moves.map(({ name, options, move }) => ({
    name,
    use: <T>(work: (request: MigrateRequest) => Promise<T>) =>
      useDatabase(move.config, options, (database) => work(move.request(database))),
  }));
  const migrated = await migrateAtomically(members, { twoPhase });
  return migrated.map((one, index) => (moves[index] as NamedMove).move.result(one.database, one));
}

/** Two transactions on one database would wait for each other. @throws MIG_ATOMIC_UNSUPPORTED */
function refuseOneTwice(moves: readonly NamedMove[]): void {
  for (const [index, { name, move }] of moves.entries()) {
    const { url } = move.config;
    const same = moves.slice(0, index).find((other) => url !== undefined && other.move.config.url === url);
    if (same !== undefined)
      throw migError('MIG_ATOMIC_UNSUPPORTED', { reason: `"${same.name}" and "${name}" are one database` });
  }
}
