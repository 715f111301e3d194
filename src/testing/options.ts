/** What every expectation takes. Nothing given means: the nearest `mig.config.*` upwards from the test file. */
export interface ExpectationOptions {
  /** Config file; relative paths start at the working directory. */
  readonly config?: string;
  /** One database of a configuration that has several. @defaultValue all of them */
  readonly name?: string;
  /** Folder to look upwards from for `mig.config.*`. @defaultValue the folder of the calling test file */
  readonly from?: string;
  /** Server for scratch databases; beats MIG_CHECK_URL and the config's `guard.server`. */
  readonly url?: string;
  /** Raises every difference to an error. */
  readonly strict?: boolean;
  /** Weakest severity that fails. @defaultValue the config's `guard.failOn` */
  readonly failOn?: 'error' | 'warning' | 'info';
}
