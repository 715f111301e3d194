import type { Severity } from '../../checks/index.ts';

/** What a run of the guard takes. Relative paths start at the working directory. */
export interface GuardRunOptions {
  /** Config file. @defaultValue the nearest `mig.config.*` upwards from `from` */
  readonly config?: string | undefined;
  /** One database of a configuration that has several. @defaultValue all of them, one after the other */
  readonly name?: string | undefined;
  /** Folder or file to look upwards from. @defaultValue the working directory */
  readonly from?: string | undefined;
  /** Server for scratch databases; beats MIG_CHECK_URL, which beats the config's `guard.server`. */
  readonly url?: string | undefined;
  /** Raises every difference to an error. @defaultValue the config's `guard.strict` */
  readonly strict?: boolean | undefined;
  /** Weakest severity that makes the exit code 1. @defaultValue the config's `guard.failOn` */
  readonly failOn?: Severity | undefined;
  /** Ids of the checks to run. @defaultValue the config's `guard.checks`, else all of them */
  readonly checks?: readonly string[] | undefined;
  /** Environment to read MIG_CHECK_URL from. @defaultValue the process's */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Called often while the run goes on. */
  readonly onProgress?: ((event: GuardProgress) => void) | undefined;
  /** Ends the run early; scratch databases are dropped before it returns. */
  readonly signal?: AbortSignal | undefined;
}

export interface GuardProgress {
  /** The database, when the configuration has several. */
  readonly database?: string;
  /** Id of the check. */
  readonly check: string;
  readonly done: number;
  readonly total: number;
  /** What is being done, for people: `upgrade 1a2b3c`. */
  readonly label: string;
}
