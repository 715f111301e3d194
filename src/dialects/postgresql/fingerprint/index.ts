// A hash over the rows of a PostgreSQL database.
// May import the dialect contract, ../snapshot.
// Start reading at fingerprint.ts.
export { fingerprintRows } from './fingerprint.ts';
