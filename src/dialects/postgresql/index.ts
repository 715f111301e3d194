// PostgreSQL: drivers, SQL, catalogs, locks, scratch databases.
// May import the dialect contract, dialects/standard, schema, operations, errors, util.
// Start reading here: each role is a folder or file of its own.
import type { ServerDialect } from '../contract.ts';
import { later } from '../later.ts';
import { postgresAdmin } from './admin.ts';
import { bind, compile, IDENTIFIER_BYTES, literal, quote } from './compile/index.ts';
import { drivers } from './drivers/index.ts';
import { embedded } from './embedded.ts';
import { expand } from './expand/index.ts';
import { locateTable } from './locate-table.ts';
import { acquireLock, lockHolders } from './lock/index.ts';
import { recovery } from './recovery/index.ts';
import { levelOf } from './snapshot/levels.ts';
import { splitStatements } from './split/index.ts';
import { twoPhase } from './two-phase.ts';

/** PostgreSQL 14 and later, on a server or embedded. */
export const postgresql: ServerDialect = {
  name: 'postgresql',
  capabilities: {
    transactionalDdl: true,
    schemas: true,
    identifierBytes: IDENTIFIER_BYTES,
    advisoryLocks: true,
    forwardReferences: false,
    embedded: true,
  },
  oldestServer: { versionNumber: 140_000, version: '14' },
  drivers,
  admin: postgresAdmin,
  embedded,
  compile,
  bind,
  expand,
  quote,
  literal,
  splitStatements,
  reflect: later(async () => (await import('./reflect/index.ts')).reflect),
  snapshot: later(async () => (await import('./snapshot/index.ts')).takeSnapshot),
  levelOf,
  equivalent: later(async () => (await import('./equivalent/index.ts')).equivalent),
  close: async (from, to, changes) => (await import('./close/index.ts')).close(from, to, changes),
  unclosable: later(async () => (await import('./close/index.ts')).unclosable),
  fingerprintRows: later(async () => (await import('./fingerprint/index.ts')).fingerprintRows),
  locateTable,
  recovery,
  twoPhase,
  checkDeferred: async (connection) => void (await connection.execute('SET CONSTRAINTS ALL IMMEDIATE')),
  lockHolders,
  lock: acquireLock,
};
