// The two ways to reach a PostgreSQL server: over a connection, and inside this process.
// May import the dialect contract, ../split, errors, util.
// Start reading at pg.ts.
import type { Driver } from '../../contract.ts';
import { pgDriver } from './pg.ts';
import { pgliteUrlDriver } from './pglite-url.ts';
import { pgliteDriver } from './pglite.ts';

export { openCompanion, processIdOf } from './companion.ts';

export const drivers: readonly Driver[] = [pgDriver, pgliteDriver, pgliteUrlDriver];
