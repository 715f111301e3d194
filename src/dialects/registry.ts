import { migError } from '../errors/index.ts';
import { closest, maskUrl } from '../util/index.ts';
import type { Connection, ConnectTarget, Dialect } from './contract.ts';
import { mariadb, mysql } from './mysql/index.ts';
import { postgresql } from './postgresql/index.ts';
import { sqlite } from './sqlite/index.ts';

/** Every dialect: the one place that knows them by name. */
export const dialects: readonly Dialect[] = [postgresql, mysql, mariadb, sqlite];

/** @throws MIG_DIALECT_UNKNOWN */
export function dialectNamed(name: string): Dialect {
  const found = dialects.find((dialect) => dialect.name === name);
  return found ?? unknown(name);
}

/**
 * The dialect that has a driver for such a target.
 * @throws MIG_DIALECT_UNKNOWN
 */
export function dialectFor(target: ConnectTarget): Dialect {
  const found = dialects.find(({ drivers }) => drivers.some((driver) => driver.accepts(target)));
  if (found !== undefined) return found;
  if (!('url' in target)) return unknown(typeof target.instance);
  return unknown(target.url.split(':', 1).join(), maskUrl(target.url));
}

/**
 * Opens one session with the first driver that serves the target.
 *
 * @param options.from where drivers are looked for: an absolute file, or a folder ending in `/`
 * @throws MIG_TARGET_UNKNOWN, MIG_PACKAGE_MISSING, MIG_CONNECTION_FAILED
 */
export async function connect(
  dialect: Dialect,
  target: ConnectTarget,
  options: { readonly from: string },
): Promise<Connection> {
  const driver = dialect.drivers.find((candidate) => candidate.accepts(target));
  if (driver === undefined)
    throw migError('MIG_TARGET_UNKNOWN', { dialect: dialect.name, target: shown(target) });
  return driver.connect(target, options);
}

function shown(target: ConnectTarget): string {
  return 'url' in target ? maskUrl(target.url) : 'this object';
}

function unknown(name: string, url?: string): never {
  const names = dialects.map((dialect) => dialect.name);
  const near = closest(name, url === undefined ? names : [...names, 'postgres']);
  throw migError('MIG_DIALECT_UNKNOWN', {
    name,
    known: names.join(', '),
    ...(near === undefined ? {} : { near }),
    ...(url === undefined ? {} : { url }),
  });
}
