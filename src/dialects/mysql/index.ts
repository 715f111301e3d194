// MySQL and MariaDB: one dialect in two flavours.
// May import the dialect contract, dialects/standard, schema, operations, errors, util.
// Start reading here: each role is a folder or file of its own; compile/flavour.ts says where the two differ.
import type { ServerDialect } from '../contract.ts';
import { later } from '../later.ts';
import { mysqlAdmin } from './admin/index.ts';
import {
  createCompiler,
  IDENTIFIER_BYTES,
  literal,
  MARIADB,
  MYSQL,
  quote,
  type Flavour,
} from './compile/index.ts';
import { createMysqlDriver } from './drivers/index.ts';
import { createExpand } from './expand/index.ts';
import { locateTable } from './locate-table.ts';
import { acquireLock, lockHolders } from './lock/index.ts';
import { recovery } from './recovery/index.ts';
import { levelOf } from './snapshot/levels.ts';
import { splitStatements } from './split/index.ts';

/** MySQL 8.4 and later, by `mysql://`. */
export const mysql: ServerDialect = createDialect(MYSQL, /^mysql:/i);

/** MariaDB 10.11 and later, by `mariadb://`, and by `mysql://` when the configuration names the dialect. */
export const mariadb: ServerDialect = createDialect(MARIADB, /^(mariadb|mysql):/i);

function createDialect(flavour: Flavour, schemes: RegExp): ServerDialect {
  const compiler = createCompiler(flavour);
  return {
    name: flavour.name,
    capabilities: {
      transactionalDdl: false,
      schemas: false,
      identifierBytes: IDENTIFIER_BYTES,
      advisoryLocks: true,
      forwardReferences: false,
      embedded: false,
    },
    oldestServer: flavour.oldestServer,
    drivers: [createMysqlDriver(flavour, schemes)],
    admin: mysqlAdmin,
    compile: (operation, options) => compiler.compile(operation, options),
    bind: (operation) => compiler.bind(operation),
    expand: createExpand(flavour),
    quote: (identifier) => quote(identifier, flavour),
    literal,
    splitStatements,
    reflect: later(async () => (await import('./reflect/index.ts')).createReflect(flavour)),
    snapshot: later(async () => (await import('./snapshot/index.ts')).takeSnapshot),
    levelOf,
    equivalent: later(async () => (await import('./equivalent/index.ts')).equivalent),
    close: async (from, to, changes) => (await import('./close/index.ts')).close(from, to, changes),
    unclosable: later(async () => (await import('./close/index.ts')).unclosable),
    fingerprintRows: later(async () => (await import('./fingerprint/index.ts')).fingerprintRows),
    locateTable,
    recovery,
    lockHolders,
    lock: acquireLock,
  };
}
