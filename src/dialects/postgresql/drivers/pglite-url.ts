import { resolve } from 'node:path';
import { loadPackage } from '../../load-package.ts';
import type { Connection, ConnectTarget, Driver } from '../../contract.ts';
import { connectionFailed } from '../../connect-error.ts';
import { pgliteDriver } from './pglite.ts';

interface PgliteModule {
  readonly PGlite: { create(options: { readonly dataDir?: string }): Promise<{ close(): Promise<void> }> };
}

const SCHEME = /^pglite:(?:\/\/)?/i;

/** PostgreSQL in this process by URL: `pglite:./folder` keeps its data there, `pglite:` is gone when it is closed. */
export const pgliteUrlDriver: Driver = {
  id: 'pglite-url',
  package: pgliteDriver.package,
  isEmbedded: true,
  accepts: (target) => 'url' in target && SCHEME.test(target.url),
  async connect(target: ConnectTarget, { from }): Promise<Connection> {
    if (!('url' in target)) throw new TypeError('The driver pglite-url connects to URLs.');
    const { url } = target;
    const folder = url.replace(SCHEME, '');
    const { PGlite } = loadPackage({
      name: pgliteDriver.package,
      neededFor: 'embedded PostgreSQL databases',
      from,
    }) as PgliteModule;
    const started = performance.now();
    try {
      const instance = await PGlite.create(folder === '' ? {} : { dataDir: resolve(from, folder) });
      const connection = await pgliteDriver.connect({ instance }, { from });
      return { ...connection, close: () => instance.close() };
    } catch (cause) {
      throw connectionFailed(url, cause, { timeoutMs: Infinity, waitedMs: performance.now() - started });
    }
  },
};
