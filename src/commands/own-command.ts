import { runArguments, type Config, type ConfigFunction, type OwnCommand } from '../config/index.ts';
import { migError } from '../errors/index.ts';
import { branches } from './branches.ts';
import { compare } from './compare.ts';
import { current } from './current.ts';
import { diff } from './diff.ts';
import { downgrade } from './downgrade.ts';
import { ensureVersion } from './ensure-version.ts';
import { heads } from './heads.ts';
import { history } from './history.ts';
import { merge } from './merge.ts';
import { readDatabaseNames, useConfiguredDatabase, type DatabaseOptions } from './project.ts';
import { redo } from './redo.ts';
import { revision } from './revision.ts';
import { show } from './show.ts';
import { snapshot } from './snapshot.ts';
import { stamp } from './stamp.ts';
import { upgrade } from './upgrade.ts';

const functions = {
  branches,
  compare,
  current,
  diff,
  downgrade,
  ensureVersion,
  heads,
  history,
  merge,
  redo,
  revision,
  show,
  snapshot,
  stamp,
  upgrade,
};

type Functions = typeof functions;
type Bound<F> = F extends (options?: infer Options) => infer Result
  ? undefined extends Parameters<F>[0]
    ? (options?: Options) => Result
    : (options: Options) => Result
  : never;

/** The functions of this package, on the configuration and the database that a command was called for. */
export type BoundFunctions = { readonly [Name in keyof Functions]: Bound<Functions[Name]> };

/** An open database, for the work of a command. */
export interface OwnDatabase {
  /** The driver's own connection, for Kysely, Drizzle or queries of your own. */
  readonly connection: unknown;
  /** Name of the database system. */
  readonly dialect: string;
  /** Runs one statement and returns its rows. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs one statement and returns how many rows it touched, where the driver knows. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number | undefined>;
}

/** What stands behind a flag: absent when it was not given, `true` for one without a value, a list for one of several. */
export type FlagValue = string | boolean | readonly string[] | undefined;

/** What a command of one's own is called with. */
export interface OwnCommandContext<Options = Readonly<Record<string, FlagValue>>> {
  /** In the order of `arguments`; one that may repeat is a list. */
  readonly args: readonly (string | readonly string[] | undefined)[];
  /** By name: `--dry-run` is `dryRun`. */
  readonly options: Options;
  /** Name of the database, when the configuration has several and one was named. */
  readonly database: string | undefined;
  /** The `-x` values as given, and by name. */
  readonly xArguments: readonly string[];
  readonly x: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  readonly mig: BoundFunctions;
  /** Opens the database and closes it when the work is done. @throws MIG_NO_URL, and what connecting throws */
  readonly useDatabase: <T>(work: (database: OwnDatabase) => Promise<T>) => Promise<T>;
  /** Writes lines for people, unless --quiet or --json asks for none. */
  readonly say: (text: string) => void;
  /** What the command is for: printed as JSON with --json, else as the text. */
  readonly result: (data: unknown, text?: () => string) => void;
  /** Exit code, when it is not 0. */
  readonly setExit: (code: number) => void;
}

/** What the command line knows of a call. */
export type OwnCall = Pick<
  OwnCommandContext,
  'args' | 'options' | 'env' | 'cwd' | 'say' | 'result' | 'setExit'
> & { readonly project: DatabaseOptions };

/**
 * Runs a command of one's own.
 *
 * @throws MIG_NAME_NOT_CHOSEN before it runs, when it works on each of several databases and none is named; what it throws
 */
export async function runOwnCommand(
  command: OwnCommand<OwnCommandContext>,
  { project, ...call }: OwnCall,
): Promise<void> {
  if (command.each === true && project.name === undefined) {
    const databases = await readDatabaseNames('run', project);
    if (databases !== undefined) throw migError('MIG_NAME_NOT_CHOSEN', { databases });
  }
  const { xArguments, x } = runArguments({ xArguments: project.x });
  await command.run({
    ...call,
    database: project.name,
    xArguments,
    x,
    mig: bound(project),
    useDatabase: (work) =>
      useConfiguredDatabase('run', project, ({ connection, dialect }) =>
        work({
          connection: connection.raw,
          dialect: dialect.name,
          query: (sql, parameters) => connection.query(sql, parameters),
          execute: (sql, parameters) => connection.execute(sql, parameters),
        }),
      ),
  });
}

function bound(project: DatabaseOptions): BoundFunctions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, run]) => [
      name,
      (options: object) => (run as (options: object) => unknown)({ ...project, ...options }),
    ]),
  ) as unknown as BoundFunctions;
}

/** `--only <table>` is `{ only?: string }`, `--force` `{ force?: true }`, `--with <name...>` `{ with?: readonly string[] }`. */
export type OptionsOf<Flags extends string> = {
  readonly [Flag in Flags as KeyOf<LongOf<Flag>>]?: ValueOf<Flag>;
};
type LongOf<Flag extends string> = Flag extends `${string}--${infer Rest}`
  ? Rest extends `${infer Name} ${string}`
    ? Name
    : Rest
  : never;
type KeyOf<Name extends string> = Name extends `${infer Start}-${infer Rest}`
  ? `${Start}${Capitalize<KeyOf<Rest>>}`
  : Name;
type ValueOf<Flag extends string> = Flag extends `${string}...>`
  ? readonly string[]
  : Flag extends `${string}...]`
    ? readonly string[] | true
    : Flag extends `${string}>`
      ? string
      : Flag extends `${string}]`
        ? string | true
        : true;

/** Returns the command unchanged; its options are typed by its flags. */
export type DefineCommand = <Flags extends string = never>(
  command: Omit<OwnCommand<OwnCommandContext<OptionsOf<Flags>>>, 'options'> & {
    readonly options?: { readonly [Flag in Flags]: string };
  },
) => OwnCommand<OwnCommandContext>;

/** A configuration, with commands that are called as `mig` calls them. */
export interface DefineConfig {
  (config: Config<OwnCommandContext>): Config<OwnCommandContext>;
  (config: ConfigFunction<OwnCommandContext>): ConfigFunction<OwnCommandContext>;
}
