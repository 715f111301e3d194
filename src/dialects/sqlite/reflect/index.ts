// The tables of an SQLite database as schema data: what their CREATE statements say, in our vocabulary.
// May import the dialect contract, ../compile, ../snapshot, ../split, schema, errors, util.
// Start reading at reflect.ts, then read-table.ts.
export { reflect } from './reflect.ts';
