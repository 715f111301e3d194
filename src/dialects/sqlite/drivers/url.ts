import { resolve } from 'node:path';

/** What a URL says. */
export interface SqliteUrl {
  /** Absolute, or `:memory:`. */
  readonly path: string;
  readonly readOnly: boolean;
  readonly mustExist: boolean;
  /** Package or module to open it with; `undefined` for the first that is there. */
  readonly driver: string | undefined;
}

const SCHEME = /^(?:sqlite3?|file):/i;
/** Parameters that other tools put into such URLs, and that mean nothing here. */
const IGNORED = new Set(['cache', 'connection_limit', 'socket_timeout', 'pool_timeout', 'schema']);

export function isSqliteUrl(url: string): boolean {
  return SCHEME.test(url);
}

/**
 * Reads `sqlite:relative.db`, `sqlite:///absolute.db`, `sqlite::memory:` or the same with `file:`. One or two slashes
 * count like none and one: `sqlite://data/app.db` is relative.
 *
 * @param folder of relative paths: absolute
 * @throws Error in plain words, for what is no such URL
 */
export function parseSqliteUrl(url: string, folder: string): SqliteUrl {
  const [address, query] = splitAt(url.replace(SCHEME, ''), '?');
  const parameters = new Map([...new URLSearchParams(query)].map(([name, value]) => [name, value]));
  const {
    mode = 'rwc',
    driver,
    ...others
  } = Object.fromEntries(parameters) as Partial<Record<string, string>>;
  const unknown = Object.keys(others).filter((name) => !IGNORED.has(name));
  if (unknown.length > 0)
    throw new Error(`the parameter ${unknown.join(', ')} is not known; mode and driver are`);
  if (!['ro', 'rw', 'rwc', 'memory'].includes(mode))
    throw new Error(`mode=${mode} is not known; ro, rw, rwc and memory are`);
  return {
    path: mode === 'memory' ? ':memory:' : pathOf(address, folder),
    readOnly: mode === 'ro',
    mustExist: mode !== 'rwc' && mode !== 'memory',
    driver,
  };
}

function pathOf(address: string, folder: string): string {
  const path = decodeURIComponent(address)
    .replace(/^\/\/localhost\//i, '///')
    .replace(/^\/\//, '')
    // A drive of Windows behind the root.
    .replace(/^\/(?=[A-Za-z]:[\\/])/, '');
  return path === '' || path === ':memory:' ? ':memory:' : resolve(folder, path);
}

function splitAt(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
