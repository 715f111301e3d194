// Schema sources: what builds the wanted schema in an empty database.
// May import the source contract, config, dialects, operations, schema, errors, util.
// Start reading at create.ts.
export { buildSchema } from './build.ts';
export { createSchemaSource } from './create.ts';
