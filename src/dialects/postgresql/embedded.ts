import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migError } from '../../errors/index.ts';
import { hostRequire, ownRequire } from '../../util/index.ts';
import type { EmbeddedEngine } from '../contract.ts';
import { keepCluster, keptClusterFile, readKeptCluster } from './kept-cluster.ts';

const PACKAGE = '@electric-sql/pglite';
/** They ask the server to preload a library, which changes its settings; no migration creates them. */
const PRELOADED = ['auto_explain', 'passwordcheck', 'pg_overexplain', 'pg_stat_statements'];

/** The part of PGlite that is used here. @see https://pglite.dev/docs/api */
interface PGlite {
  dumpDataDir(compression: 'none'): Promise<Blob>;
  close(): Promise<void>;
}
interface PGliteModule {
  readonly PGlite: {
    create(options: { extensions: Record<string, unknown>; loadDataDir?: Blob }): Promise<PGlite>;
  };
}

/** PostgreSQL compiled to WebAssembly, with every extension that its package brings: CREATE EXTENSION just works. */
export const embedded: EmbeddedEngine = {
  async load({ from }) {
    const { require, folder, version } = locate(from);
    const { PGlite } = require(PACKAGE) as PGliteModule;
    const extensions = loadExtensions(require, folder);
    const create = (loadDataDir?: Blob) =>
      PGlite.create({ extensions, ...(loadDataDir === undefined ? {} : { loadDataDir }) });
    const startEmpty = emptyClusters(create, keptClusterFile(folder, version));
    return {
      title: `PGlite ${version}`,
      async start(dump) {
        const instance = await (dump === undefined ? startEmpty() : create(dump as Blob));
        return {
          instance,
          dump: () => instance.dumpDataDir('none'),
          close: () => instance.close(),
        };
      },
    };
  },
};

/** Starts from the kept copy of an empty cluster, else makes one and keeps it: in the file, and for the next of this process. */
function emptyClusters(
  create: (dump?: Blob) => Promise<PGlite>,
  file: string | undefined,
): () => Promise<PGlite> {
  let kept: Blob | undefined;
  return async () => {
    kept ??= file === undefined ? undefined : await readKeptCluster(file);
    const started = kept === undefined ? undefined : await create(kept).catch(() => undefined);
    if (started !== undefined) return started;
    const instance = await create();
    kept = await instance.dumpDataDir('none');
    if (file !== undefined) await keepCluster(file, kept);
    return instance;
  };
}

interface Located {
  readonly require: NodeJS.Require;
  /** Folder of the package's built files. */
  readonly folder: string;
  readonly version: string;
}

/** The user's own PGlite first, else the one that our package finds. */
function locate(from: string): Located {
  for (const require of [hostRequire(from), ownRequire()]) {
    try {
      const folder = dirname(require.resolve(PACKAGE));
      const { version } = require(join(folder, '..', 'package.json')) as { version: string };
      return { require, folder, version };
    } catch (error) {
      if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw migError('MIG_PACKAGE_MISSING', { package: PACKAGE, neededFor: 'embedded PostgreSQL databases' });
}

/** One file of `contrib/` for each extension, each a module that exports a value with the name in SQL. */
function loadExtensions(require: NodeJS.Require, folder: string): Record<string, unknown> {
  const names = readdirSync(join(folder, 'contrib'))
    .filter((file) => file.endsWith('.cjs'))
    .map((file) => file.slice(0, -'.cjs'.length))
    .filter((name) => !PRELOADED.includes(name));
  return Object.fromEntries(
    names.flatMap((name) =>
      Object.values(require(`${PACKAGE}/contrib/${name}`) as Record<string, { name: string }>).map(
        (extension) => [extension.name, extension],
      ),
    ),
  );
}
