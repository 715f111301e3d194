// Scratch databases on a server of MySQL or MariaDB.
// May import the dialect contract, ../compile, ../snapshot, errors.
// Start reading at admin.ts.
export { mysqlAdmin } from './admin.ts';
