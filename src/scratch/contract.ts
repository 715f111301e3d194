import type { Connection, Dialect, ServerInfo } from '../dialects/index.ts';

/** A throwaway database that this process made. */
export interface ScratchDatabase {
  readonly name: string;
  /** Opens the database's one connection, or returns the open one. */
  connect(): Promise<Connection>;
  /** A new database with the same schema and rows; this one keeps its state (its connection is reopened on use). */
  clone(): Promise<ScratchDatabase>;
  /** Closes the connection and gives the database up: it is gone by the time the server is closed. Twice is no error. */
  drop(): Promise<void>;
}

/** Hands out empty databases and drops every one of them when closed, also after a failure or a signal. */
export interface ScratchServer {
  /** For people, secrets masked: `PostgreSQL 18.6, embedded (PGlite 0.5.16)`. */
  readonly title: string;
  readonly dialect: Dialect;
  readonly server: ServerInfo;
  /** @throws MIG_SCRATCH_CLOSED once `close` was called, MIG_SCRATCH_NOT_ALLOWED, MIG_SCRATCH_CREATE_FAILED */
  create(): Promise<ScratchDatabase>;
  /** Drops what is left, ending statements that still run. Closing twice is no error. */
  close(): Promise<void>;
}
