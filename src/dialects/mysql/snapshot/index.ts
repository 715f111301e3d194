// The catalog of a MySQL or MariaDB database as plain data, as complete as SHOW CREATE sees it.
// May import the dialect contract, ../compile, ../split, errors, util.
// Start reading at take.ts.
export { levelOf } from './levels.ts';
export { createTrigger, readPrograms, readTriggers, type Program } from './programs.ts';
export { withDefiner, withoutDatabase } from './sql-text.ts';
export { takeSnapshot } from './take.ts';
