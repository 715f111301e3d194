// What differs between the schema there is and the one that is wanted, as operations both ways.
// May import dialects and everything below.
// Start reading at compare.ts.
export { compareSchemas, wayBack, type Closing, type SchemaDifference } from './compare.ts';
export { filtered, unusedPattern, type Filtered } from './filters.ts';
export { lostTables } from './lost-tables.ts';
export { realChanges, type Judge } from './real-changes.ts';
