// Tables of PostgreSQL as schema data, read from the part of a snapshot that tells of them.
// May import the dialect contract, schema, errors, util, and PostgreSQL's own compile, snapshot and close.
// Start reading at reflect.ts, then read-table.ts.
export { reflect } from './reflect.ts';
