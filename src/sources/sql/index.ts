// Folders of plain SQL files as a migration source.
// May import the source contract, dialects, errors, util.
// Start reading at source.ts.
export { createSqlSource, type SqlSourceOptions } from './source.ts';
