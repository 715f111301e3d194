import type { Operation } from '../operations/index.ts';
import type { RunArguments } from './run-arguments.ts';

/** How new revision files are made; part of `migrations`. */
export interface RevisionWritingConfig {
  /**
   * Own templates of new revisions (eta), relative to the configuration file. A name such as `template.sql.eta` says
   * which language it is for; one that says none is for all.
   */
  readonly revisionTemplate?: string | readonly string[] | undefined;
  /** Handed to own templates as `it.args`. */
  readonly templateArgs?: Readonly<Record<string, unknown>> | undefined;
  /** `utf-8-bom` begins files with a byte order mark. @defaultValue 'utf-8' */
  readonly outputEncoding?: 'utf-8' | 'utf-8-bom' | undefined;
  /** Opens the database for `revision`, `merge` and `history` too. @defaultValue false */
  readonly revisionEnvironment?: boolean | undefined;
  /** Edits what is about to be written; called for plain revisions when `revisionEnvironment` is on. */
  readonly processRevisionDirectives?: ProcessRevisionDirectives | undefined;
  /** Run on each new file, in order. */
  readonly postWriteHooks?: readonly PostWriteHook[] | undefined;
}

/** A revision that is about to be written. What is set here is used, the file is made from it. */
export interface RevisionDirective {
  /** `undefined`: 12 random hexadecimal characters. */
  id?: string | undefined;
  message: string;
  /** What it follows; several make a merge. */
  head: string | readonly string[];
  splice: boolean;
  labels: readonly string[];
  dependsOn: readonly string[];
  /** One of the version locations, relative to the configuration file. */
  versionPath?: string | undefined;
  /** Written into the bodies, in order. */
  upgradeOps: Operation[];
  downgradeOps: Operation[];
  /** Import lines that they need besides. */
  imports: readonly string[];
}

/** What `processRevisionDirectives` can know of the run. */
export interface DirectivesContext extends RunArguments {
  /** Name of the database, when the configuration has several. */
  readonly database?: string;
  /** The driver's own connection; `undefined` when no database is open. */
  readonly connection: unknown;
  /** True with `--sql`: no database is opened. */
  readonly offline: boolean;
}

/**
 * Edits the list in place: emptied, no file is written; several make several files, each after those before it.
 *
 * @param revision rows of the version table
 */
export type ProcessRevisionDirectives = (
  context: DirectivesContext,
  revision: readonly string[],
  directives: RevisionDirective[],
) => void | Promise<void>;

interface CommandHook {
  /** As messages call it. */
  readonly name?: string | undefined;
  /**
   * Arguments, split as a shell would, without a shell. REVISION_SCRIPT_FILENAME stands for the file; without it the file
   * is the first argument.
   */
  readonly options?: string | undefined;
  /** Working directory, relative to the configuration file. @defaultValue the configuration's folder */
  readonly cwd?: string | undefined;
}

/** Any program: on the path, installed in `node_modules/.bin`, or by its own path. */
export interface ExecHook extends CommandHook {
  readonly type: 'exec';
  readonly executable: string;
}

/** The command of an installed package, or one of its modules, run with this Node. */
export interface ModuleHook extends CommandHook {
  readonly type: 'module';
  /** `prettier`, or `some-package/path/to/script.js`. */
  readonly module: string;
  /** Which of the package's commands. @defaultValue the one named as the package */
  readonly bin?: string | undefined;
}

/** What a hook that is a function is called with, beside the path of the file. */
export interface PostWriteContext extends RunArguments {
  readonly revision: string;
  /** Name of the database, when the configuration has several. */
  readonly database?: string;
}

export type PostWriteHook =
  ExecHook | ModuleHook | ((file: string, context: PostWriteContext) => void | Promise<void>);
