// Where revisions and the wanted schema come from: one file per migration tool or schema generator.
// May import runtime, autogenerate, scratch and everything below.
// Start reading at contract.ts.
export type * from './contract.ts';
export { createSqlSource, type SqlSourceOptions } from './sql/index.ts';
