// Where revisions and the wanted schema come from: one folder per migration tool or schema generator.
// May import runtime, autogenerate, scratch and everything below.
// Start reading at contract.ts, then create.ts.
export type * from './contract.ts';
export { createMigrationSource } from './create.ts';
export { buildSchema, createSchemaSource } from './schema/index.ts';
export { createSqlSource, type SqlSourceOptions } from './sql/index.ts';
