/** What one statement gave. */
export interface StatementResult {
  readonly rows: readonly Record<string, unknown>[];
  /** Rows that it wrote itself; what triggers and foreign keys did beside is not counted. */
  readonly changes: number;
}

/** One open database, whatever package it is opened with. Everything happens at once: SQLite is a library. */
export interface Engine {
  /** The package's own object. */
  readonly raw: unknown;
  /** What `adopt` takes, where the object alone does not say enough. @defaultValue `raw` */
  readonly handle?: unknown;
  /** Runs ONE statement. @throws what the package throws; see `failure` */
  run(sql: string, parameters?: readonly unknown[]): StatementResult;
  /** What an error of this package says. */
  failure(error: unknown): EngineFailure;
  /** A transaction is open. */
  isInTransaction(): boolean;
  /** All pages of the database as one file, or `undefined` when the package cannot say. */
  readonly serialize?: () => Uint8Array;
  close(): void;
}

export interface EngineFailure {
  readonly message: string;
  /** Name of the extended result code, for example `SQLITE_CONSTRAINT_UNIQUE`. */
  readonly code?: string;
  /** Where in the statement, in bytes. */
  readonly offset?: number;
}

export interface OpenOptions {
  /** Absolute, or `:memory:`. */
  readonly path: string;
  readonly readOnly: boolean;
  /** A missing file is an error. */
  readonly mustExist: boolean;
  /** A database to start from; in memory only. */
  readonly content?: Uint8Array;
}

/** One package that brings SQLite, found and loaded. */
export interface EngineModule {
  /** For people: `better-sqlite3 12.6.2`. */
  readonly title: string;
  /** False when it holds databases in memory only. */
  readonly files: boolean;
  open(options: OpenOptions): Engine;
}

/** One package that brings SQLite. */
export interface EngineSource {
  /** Name of the package or module, as in `?driver=`. */
  readonly id: string;
  readonly files: boolean;
  /** `undefined` when it is not there. @throws MIG_PACKAGE_BROKEN, MIG_PACKAGE_TOO_OLD */
  load(from: string): Promise<EngineModule | undefined>;
  /** The engine of an object that somebody opened with this package; `undefined` when it is none of its objects. */
  adopt(instance: unknown): Engine | undefined;
}

/** A value that every package binds alike: some take every number for a fraction, so whole ones go as integers. */
export function bindable(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) return JSON.stringify(value);
  return value;
}

/** Rows read with every integer as a bigint: those that are safe as numbers become numbers. */
export function withNumbers(rows: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value,
      ]),
    ),
  );
}
