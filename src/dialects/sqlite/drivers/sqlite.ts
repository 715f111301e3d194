import { dirname } from 'node:path';
import { isMigError, migError } from '../../../errors/index.ts';
import { maskUrl } from '../../../util/index.ts';
import type { Connection, ConnectTarget, Driver } from '../../contract.ts';
import { obstacleAt } from '../files.ts';
import { createConnection } from './connection.ts';
import type { Engine, EngineModule } from './engine.ts';
import { findEngine, SOURCES } from './sources.ts';
import { isSqliteUrl, parseSqliteUrl, type SqliteUrl } from './url.ts';

/** How long a statement waits for another connection. */
const BUSY_TIMEOUT_MS = 5_000;

/** A database by URL: a file, or one in memory that is gone when it is closed. */
export const urlDriver: Driver = {
  id: 'sqlite',
  package: 'better-sqlite3',
  accepts: (target) => 'url' in target && isSqliteUrl(target.url),
  async connect(target: ConnectTarget, { from }): Promise<Connection> {
    if (!('url' in target)) throw new TypeError('The driver sqlite connects to URLs.');
    const { url, timeoutMs = BUSY_TIMEOUT_MS } = target;
    const place = parse(url, from);
    const module = await findEngine({ from, files: place.path !== ':memory:', driver: place.driver });
    const connection = open(module, place, { url, timeoutMs });
    const file: FileOfConnection = {
      path: place.path,
      open: (path) => module.open({ path, readOnly: false, mustExist: false }),
    };
    return Object.assign(connection, { [FILE]: file });
  },
};

/** A database that somebody has opened with any of the packages, who closes it too. @throws MIG_CONNECTION_UNUSABLE when it is closed */
export const instanceDriver: Driver = {
  id: 'sqlite-instance',
  package: 'better-sqlite3',
  accepts: (target) => 'instance' in target && adopt(target.instance) !== undefined,
  async connect(target: ConnectTarget): Promise<Connection> {
    const adopted = 'instance' in target ? adopt(target.instance) : undefined;
    if (adopted === undefined) throw new TypeError('The driver sqlite-instance connects to open databases.');
    const { id: driver, engine } = adopted;
    try {
      return createConnection(engine, {
        driver,
        shared: true,
        lent: 'borrowed' in target && target.borrowed === true,
      });
    } catch (cause) {
      const got = `a database of ${driver} that cannot be read (${engine.failure(cause).message})`;
      throw migError('MIG_CONNECTION_UNUSABLE', { got }, { cause });
    }
  },
};

/** Key under which a connection keeps the file that it is on, and what opens another one in the same way. */
const FILE = Symbol.for('mig-check.sqlite.file');

interface FileOfConnection {
  readonly path: string;
  /** @throws what the package throws */
  readonly open: (path: string) => Engine;
}

/** The file that a connection was opened on by URL; `undefined` in memory and for a caller's own database. */
export function openCompanion(connection: Connection): FileOfConnection | undefined {
  const file = (connection as Connection & { readonly [FILE]?: FileOfConnection })[FILE];
  return file?.path === ':memory:' ? undefined : file;
}

function adopt(instance: unknown): { readonly id: string; readonly engine: Engine } | undefined {
  for (const source of SOURCES) {
    const engine = source.adopt(instance);
    if (engine !== undefined) return { id: source.id, engine };
  }
  return undefined;
}

function parse(url: string, from: string): SqliteUrl {
  try {
    return parseSqliteUrl(url, from.endsWith('/') ? from : dirname(from));
  } catch (cause) {
    throw notOpened(url, (cause as Error).message, cause);
  }
}

function open(
  module: EngineModule,
  { path, readOnly, mustExist }: SqliteUrl,
  { url, timeoutMs }: { readonly url: string; readonly timeoutMs: number },
): Connection {
  const obstacle = path === ':memory:' ? undefined : obstacleAt(path, { mustExist });
  if (obstacle !== undefined) throw notOpened(url, obstacle);
  let engine: Engine | undefined;
  try {
    engine = module.open({ path, readOnly, mustExist });
    engine.run(`pragma busy_timeout = ${Math.round(timeoutMs)}`);
    return createConnection(engine, { driver: module.title.split(' ', 1).join() });
  } catch (cause) {
    engine?.close();
    if (isMigError(cause)) throw cause;
    const message = engine?.failure(cause).message ?? (cause as Error).message;
    throw notOpened(url, inOurWords(path, message, timeoutMs), cause);
  }
}

function notOpened(url: string, reason: string, cause?: unknown): Error {
  return migError(
    'MIG_CONNECTION_FAILED',
    {
      url: maskUrl(url),
      reason,
      hint: 'A path is read from the folder of the configuration file: sqlite:data/app.db, sqlite:///abs/app.db.',
    },
    { cause },
  );
}

function inOurWords(path: string, message: string, timeoutMs: number): string {
  if (message.startsWith('file is not a database'))
    return `${path} is no SQLite database, or an encrypted one`;
  if (message.startsWith('database is locked'))
    return `another program has ${path} locked, and did not let go of it within ${timeoutMs} ms`;
  if (message.startsWith('unable to open database file'))
    return `${path} cannot be opened; look at the rights of the file and of its folder`;
  return message;
}
