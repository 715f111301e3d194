/** What is known of the server behind a connection. */
export interface ServerInfo {
  /** Name of the dialect in the registry. */
  readonly dialect: string;
  /** `PostgreSQL`, `MariaDB` … as the server calls itself. */
  readonly product: string;
  /** As printed, for example `15.18`. */
  readonly version: string;
  /** Comparable: major * 10000 + minor (PostgreSQL `server_version_num`). */
  readonly versionNumber: number;
  /** Name of the driver: `pg`, `pglite` … */
  readonly driver: string;
}

/** One open session. Never shared between two things that run at once. */
export interface Connection {
  readonly server: ServerInfo;
  /** The driver's own connection, for users who want their query builder inside a revision. */
  readonly raw: unknown;
  /**
   * Runs ONE statement and returns its rows.
   * @throws MIG_STATEMENT_FAILED with SQLSTATE, server message and position in `details`, driver error as `cause`.
   */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs ONE statement and returns the number of rows it touched, `undefined` when the driver cannot say. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number | undefined>;
  /** Sends a whole script of several statements as one message (PostgreSQL: the simple protocol). */
  script(sql: string): Promise<void>;
  /**
   * Ends the open transaction, resets the session and, where it is asked for, opens the next transaction, in one message where
   * that can be. Once it is back the work is final: a session that could not be made ready afterwards is closed instead.
   * @throws as `execute`, and then nothing is final, unless the connection was lost; JoinedStatementError
   */
  commit(options?: CommitOptions): Promise<void>;
  /** `commit` takes statements along in its message. */
  readonly joins?: true;
  /** Rolls back whatever a failed script left open and resets the session (role, search_path, settings). */
  reset(): Promise<void>;
  /** Whether a transaction is open, a failed one too, as the server says. Absent where the driver cannot tell. */
  inTransaction?(): Promise<boolean>;
  /** The session is the caller's own: `close` leaves it open, `reset` and `commit` leave it as it is. */
  readonly borrowed?: true;
  close(): Promise<void>;
}

export interface CommitOptions {
  /** Opens the next transaction. @defaultValue false */
  readonly begin?: boolean;
  /** What comes before COMMIT, one after the other; only where the connection `joins`. @defaultValue none */
  readonly first?: readonly JoinedStatement[];
}

/** A statement that shares a message with others. */
export interface JoinedStatement {
  readonly sql: string;
  /** It has to touch just one row: an UPDATE or a DELETE without RETURNING. @defaultValue false */
  readonly onlyRow?: boolean;
}

/** How to reach a database. */
export type ConnectTarget =
  | { readonly url: string; readonly timeoutMs?: number }
  /** The driver's own object; `borrowed`: its session stays as it is when the connection is reset or closed. */
  | { readonly instance: unknown; readonly borrowed?: true };

export interface Driver {
  readonly id: string;
  /** Package to install, as named in MIG_PACKAGE_MISSING. */
  readonly package: string;
  /** Its databases live in this process: beside one of them no other can be made on a server. */
  readonly isEmbedded?: true;
  /** True when this driver serves such a target. */
  accepts(target: ConnectTarget): boolean;
  /** @throws MIG_PACKAGE_MISSING, MIG_CONNECTION_FAILED */
  connect(target: ConnectTarget, options: { readonly from: string }): Promise<Connection>;
}
