// Tables of MySQL and MariaDB as schema data, read from the part of a snapshot that tells of them.
// May import the dialect contract, schema, errors, util, and MySQL's own compile and snapshot.
// Start reading at reflect.ts, then read-table.ts.
export { createReflect } from './reflect.ts';
