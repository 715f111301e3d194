import { migError } from '../errors/index.ts';
import { closest, maskUrl } from '../util/index.ts';
import type { Connection, ConnectTarget, Dialect, OfflineDialect, SqlDialect } from './contract.ts';
import { mssql } from './mssql/index.ts';
import { mariadb, mysql } from './mysql/index.ts';
import { oracle } from './oracle/index.ts';
import { postgresql } from './postgresql/index.ts';
import { sqlite } from './sqlite/index.ts';

/** Every dialect that opens connections. This file is the one place that knows dialects by name. */
export const dialects: readonly Dialect[] = [postgresql, mysql, mariadb, sqlite];

/** Dialects that write SQL, and nothing else. */
const offlineDialects: readonly OfflineDialect[] = [mssql, oracle];

/** Every dialect there is SQL for. */
export const sqlDialects: readonly SqlDialect[] = [...dialects, ...offlineDialects];

/** @throws MIG_DIALECT_UNKNOWN, MIG_DIALECT_OFFLINE */
export function dialectNamed(name: string): Dialect {
  const found = dialects.find((dialect) => dialect.name === name);
  if (found !== undefined) return found;
  return refuseOffline(offlineDialects.find((dialect) => dialect.name === name)) ?? unknown(name);
}

/**
 * The dialect by its name, whether it opens connections or not.
 * @throws MIG_DIALECT_UNKNOWN
 */
export function sqlDialectNamed(name: string): SqlDialect {
  return sqlDialects.find((dialect) => dialect.name === name) ?? unknown(name);
}

/**
 * The dialect that a URL is for, whether it opens connections or not.
 * @throws MIG_DIALECT_UNKNOWN
 */
export function sqlDialectFor(url: string): SqlDialect {
  return offlineDialects.find(({ urls }) => urls.test(url)) ?? dialectFor({ url });
}

/**
 * The dialect that has a driver for such a target.
 * @throws MIG_DIALECT_UNKNOWN, MIG_DIALECT_OFFLINE
 */
export function dialectFor(target: ConnectTarget): Dialect {
  const found = dialects.find(({ drivers }) => drivers.some((driver) => driver.accepts(target)));
  if (found !== undefined) return found;
  if (!('url' in target)) return unknown(typeof target.instance);
  refuseOffline(offlineDialects.find(({ urls }) => urls.test(target.url)));
  return unknown(target.url.split(':', 1).join(), maskUrl(target.url));
}

/**
 * Opens one session with the first driver that serves the target.
 *
 * @param options.from where drivers are looked for: an absolute file, or a folder ending in `/`
 * @throws MIG_TARGET_UNKNOWN, MIG_PACKAGE_MISSING, MIG_CONNECTION_FAILED, MIG_SERVER_TOO_OLD
 */
export async function connect(
  dialect: Dialect,
  target: ConnectTarget,
  options: { readonly from: string },
): Promise<Connection> {
  const driver = dialect.drivers.find((candidate) => candidate.accepts(target));
  if (driver === undefined)
    throw migError('MIG_TARGET_UNKNOWN', { dialect: dialect.name, target: shown(target) });
  const connection = await driver.connect(target, options);
  const { product, version, versionNumber } = connection.server;
  const { oldestServer } = dialect;
  if (versionNumber >= oldestServer.versionNumber) return connection;
  await connection.close();
  throw migError('MIG_SERVER_TOO_OLD', { product, version, needed: oldestServer.version });
}

/** The one place that says what a dialect without drivers is good for. */
function refuseOffline(dialect: OfflineDialect | undefined): undefined {
  if (dialect !== undefined)
    throw migError('MIG_DIALECT_OFFLINE', { dialect: dialect.name, product: dialect.product });
}

function shown(target: ConnectTarget): string {
  return 'url' in target ? maskUrl(target.url) : 'this object';
}

function unknown(name: string, url?: string): never {
  const names = sqlDialects.map((dialect) => dialect.name);
  const near = closest(name, url === undefined ? names : [...names, 'postgres']);
  throw migError('MIG_DIALECT_UNKNOWN', {
    name,
    known: names.join(', '),
    ...(near === undefined ? {} : { near }),
    ...(url === undefined ? {} : { url }),
  });
}
