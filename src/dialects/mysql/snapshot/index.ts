// The catalog of a MySQL or MariaDB database as plain data, as complete as SHOW CREATE sees it.
// May import the dialect contract, ../compile, ../split, errors, util.
// Start reading at take.ts.
export { keyOf, nameParts } from './names.ts';
export { createTrigger, readPrograms, readTriggers, type Program } from './programs.ts';
export {
  depthChange,
  isSymbol,
  isWord,
  nameOf,
  pieces,
  splitAtCommas,
  textOf,
  trimmed,
  unquoted,
  withDefiner,
  withoutDatabase,
  type Piece,
} from './sql-text.ts';
export { takeSnapshot, takeTables } from './take.ts';
