// SQLite, whatever package it is reached with.
// May import the dialect contract, dialects/standard, schema, operations, errors, util.
// Start reading here: each role is a folder or file of its own.
import type { Dialect } from '../contract.ts';
import { later } from '../later.ts';
import { bind, compile, IDENTIFIER_BYTES, literal, quote } from './compile/index.ts';
import { instanceDriver, urlDriver } from './drivers/index.ts';
import { embedded } from './embedded.ts';
import { expand } from './expand.ts';
import { locateTable } from './locate-table.ts';
import { acquireLock } from './lock.ts';
import { recovery } from './recovery.ts';
import { levelOf } from './snapshot/levels.ts';
import { suspendedForeignKeys } from './foreign-keys.ts';
import { splitStatements } from './split/index.ts';

/**
 * SQLite 3.37 and later.
 *
 * @remarks Its DDL is transactional, and is treated so. Alembic does not by default, for old drivers of Python that
 * committed by themselves; those of Node never do.
 */
export const sqlite: Dialect = {
  name: 'sqlite',
  capabilities: {
    transactionalDdl: true,
    schemas: false,
    identifierBytes: IDENTIFIER_BYTES,
    advisoryLocks: true,
    forwardReferences: true,
    embedded: true,
  },
  // `pragma_table_list` came with it.
  oldestServer: { versionNumber: 33_700, version: '3.37' },
  drivers: [urlDriver, instanceDriver],
  embedded,
  compile,
  bind,
  expand,
  quote,
  literal,
  splitStatements,
  reflect: later(async () => (await import('./reflect/index.ts')).reflect),
  suspendedForeignKeys,
  snapshot: later(async () => (await import('./snapshot/index.ts')).takeSnapshot),
  levelOf,
  equivalent: later(async () => (await import('./equivalent.ts')).equivalent),
  close: later(async () => (await import('./close/index.ts')).close),
  unclosable: later(async () => (await import('./close/index.ts')).unclosable),
  fingerprintRows: later(async () => (await import('./fingerprint.ts')).fingerprintRows),
  locateTable,
  recovery,
  lock: acquireLock,
};
