// The catalog of an SQLite database as plain data: `sqlite_master`, taken apart.
// May import the dialect contract, ../compile, ../split, errors, util.
// Start reading at take.ts, then parse-table.ts.
export { displayName } from './names.ts';
export { problemOf } from './problem-of.ts';
export { Reader, splitAtCommas, Unreadable } from './reader.ts';
export { canonical, isSymbol, nameOf, pieces, wordOf, type Piece } from './sql-text.ts';
export { takeSnapshot } from './take.ts';
export { invalidViews } from './validity.ts';
