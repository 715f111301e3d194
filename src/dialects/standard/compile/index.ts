export { bulkInsert } from './bulk-insert.ts';
export { columnSpecification, defaultValue } from './column.ts';
export { addColumn, dropColumn, holderOf } from './columns.ts';
export { constraintClause, deferral } from './constraint.ts';
export { addConstraint, dropConstraint } from './constraints.ts';
export { constraintsOf, createTableStatement } from './create-table.ts';
export { execute } from './execute.ts';
export {
  assertUsableName,
  constraintPrefix,
  finalName,
  nameList,
  qualified,
  qualifiedByPart,
} from './names.ts';
export { assertKnownOptions } from './options.ts';
export { accessMethod } from './phrases.ts';
export { join, nothing, sql, verbatim, words, type Sql } from './sql.ts';
export { dropTable, renameTable } from './tables.ts';
export { checkOfType, variantOf } from './type-check.ts';
export type { CompileContext, CompileTable, SqlWriter } from './writer.ts';
