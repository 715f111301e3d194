// How MySQL and MariaDB are reached.
// May import the dialect contract, ../compile, ../split, errors, util.
// Start reading at mysql2.ts.
export { openCompanion } from './companion.ts';
export { createMysqlDriver } from './mysql2.ts';
