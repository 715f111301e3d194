import {
  dialectFor,
  dialectNamed,
  dialects,
  sqlDialectFor,
  sqlDialectNamed,
  type Dialect,
  type SqlDialect,
} from '../dialects/index.ts';

interface Wanted {
  readonly dialect?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * The dialect that is named, else the one that serves the URL, else the first there is.
 *
 * @throws MIG_DIALECT_UNKNOWN, MIG_DIALECT_OFFLINE
 */
export function chooseDialect({ dialect: name, url }: Wanted): Dialect {
  if (name !== undefined) return dialectNamed(name);
  if (url !== undefined) return dialectFor({ url });
  const [first] = dialects;
  return first ?? dialectNamed('');
}

/**
 * The same for SQL alone: the dialect may be one that opens no connections.
 *
 * @throws MIG_DIALECT_UNKNOWN
 */
export function chooseSqlDialect({ dialect: name, url }: Wanted): SqlDialect {
  if (name !== undefined) return sqlDialectNamed(name);
  return url === undefined ? chooseDialect({}) : sqlDialectFor(url);
}
