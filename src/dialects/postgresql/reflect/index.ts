// Tables of PostgreSQL as schema data, read from the part of a snapshot that tells of them.
// May import the dialect contract, schema, errors, util, and PostgreSQL's own compile, snapshot and close.
// Start reading at reflect.ts, then read-table.ts.
export { carries } from './carried.ts';
export { readTable, type TableReading } from './read-table.ts';
export { readTypes } from './read-types.ts';
export { reflect } from './reflect.ts';
