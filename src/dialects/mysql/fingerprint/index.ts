// A hash over the rows of a database.
// May import the dialect contract, ../compile.
// Start reading at fingerprint.ts.
export { fingerprintRows } from './fingerprint.ts';
