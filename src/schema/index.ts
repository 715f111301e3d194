// What a database schema is: tables, columns, types, constraints and indexes as plain data, and factories that make them.
// May import errors, util.
// Start reading at table.ts and types/data-type.ts; the factories are in factories/.
export type { Column, ColumnCheck, ColumnForeignKey, ColumnOptions } from './column.ts';
export type * from './constraint.ts';
export type * from './dialect-options.ts';
export type * from './index-definition.ts';
export type { MetaData, MetaDataObjects } from './metadata.ts';
export type * from './objects/index.ts';
export {
  nameText,
  sameName,
  withoutMark,
  type ConstraintName,
  type FinalName,
  type Identifier,
} from './name.ts';
export { indexedColumns, namedConstraint, namedIndex, type NamedOn } from './named.ts';
export {
  resolveName,
  type ConventionKind,
  type Named,
  type NamingConvention,
  type ResolvedName,
} from './naming-convention.ts';
export {
  autoincrementColumn,
  constraintsOfColumn,
  indexesOf,
  indexOfColumn,
  isIntegerType,
  isNullable,
  primaryKeyOf,
  withoutNumbering,
} from './derived.ts';
export type { Computed, Identity, ServerDefault } from './server-default.ts';
export type { SqlFunction, SqlText } from './sql-text.ts';
export { tableKey, type Table } from './table.ts';
export type {
  ArrayType,
  DataType,
  DomainType,
  SimpleType,
  SimpleTypes,
  TypeNames,
  VerbatimType,
} from './types/data-type.ts';
export { withDialectOptions } from './dialect-options.ts';
export { column, references } from './factories/column.ts';
export { check, exclude, foreignKey, index, primaryKey, unique } from './factories/constraints.ts';
export { f, func, quoted } from './factories/names.ts';
export {
  attribute,
  commentOn,
  compositeType,
  defaultPrivileges,
  domainType,
  enumType,
  event,
  extension,
  grant,
  materializedView,
  policy,
  rowSecurity,
  schema,
  sequence,
  storedFunction,
  storedProcedure,
  trigger,
  view,
} from './factories/objects.ts';
export { mssql } from './factories/mssql.ts';
export { mariadb, mysql } from './factories/mysql.ts';
export { oracle } from './factories/oracle.ts';
export { postgresql } from './factories/postgresql.ts';
export { sqlite } from './factories/sqlite.ts';
export { metadata, splitParts, table, type TableOptions, type TablePart } from './factories/table.ts';
export {
  array,
  bigInteger,
  boolean,
  date,
  dateTime,
  domain,
  double,
  enumeration,
  float,
  integer,
  interval,
  json,
  largeBinary,
  numeric,
  smallInteger,
  string,
  text,
  time,
  type,
  unicode,
  unicodeText,
  uuid,
  verbatimType,
  withVariants,
} from './factories/types.ts';
