export { bindOperation, type Binding, type DriverValue } from './bind.ts';
export { addCheckOfType, dropCheckOfType } from './alter-check.ts';
export { makesTableAnew, type BatchRules } from './batch.ts';
export { bulkInsert } from './bulk-insert.ts';
export { compiler } from './compiler.ts';
export { dropStatement, given, oneOf, when, wholeNumber } from './clauses.ts';
export { custom } from './custom.ts';
export { defaultValue } from './column.ts';
export { doubleQuotes, inQuotes } from './double-quotes.ts';
export { addColumn, addColumnStatement, dropColumn, holderOf } from './columns.ts';
export { addConstraint, constraintName, dropConstraint } from './constraints.ts';
export { createTableStatement } from './create-table.ts';
export { execute } from './execute.ts';
export { assertUsableName, finalName, nameList, qualified, qualifiedByPart } from './names.ts';
export { existingIndexName, indexKeys, newIndexName, ordering } from './index-parts.ts';
export { assertPairs, createLiteral, quotedText } from './literal.ts';
export { assertKnownOptions } from './options.ts';
export { accessMethod, initialMode } from './phrases.ts';
export { join, nothing, sql, verbatim, words, type Sql } from './sql.ts';
export { assertKnownMembers, refuses } from './refuses.ts';
export { dropTable, renameTable } from './tables.ts';
export { variantOf } from './type-check.ts';
export {
  characters,
  decimals,
  enumLength,
  sized,
  spelled,
  splitCollation,
  whole,
  type Spelling,
  type Spellings,
} from './type-parts.ts';
export { createValueWriter, isPlainUuid, withoutHyphens } from './value.ts';
export type { CompileContext, CompileTable, ConstrainedTable, NameLimit, SqlWriter } from './writer.ts';
