import type {
  Column,
  Constraint,
  ConstraintName,
  DataType,
  CheckDialectOptions,
  Deferral,
  DropColumnDialectOptions,
  ExcludeElement,
  Identifier,
  Identity,
  Computed,
  Index,
  IndexDialectOptions,
  IndexElement,
  NamingConvention,
  PrimaryKeyDialectOptions,
  ReferentialOptions,
  ServerDefault,
  SqlText,
  Table,
  TableDialectOptions,
  UniqueDialectOptions,
  ValidationDialectOptions,
} from '../schema/index.ts';

// The plain data of every operation. `existing…` describes what is there before; it serves reversal, and dialects
// that have to repeat it.

/** Where the table of an operation is. */
export interface OnTable {
  readonly table: Identifier;
  readonly schema?: Identifier | null;
}

export interface CreateTable {
  readonly op: 'createTable';
  readonly table: Table;
  readonly ifNotExists?: boolean;
}

export interface DropTable extends OnTable {
  readonly op: 'dropTable';
  readonly ifExists?: boolean;
  /** What was dropped; without it the operation can't be reversed. */
  readonly existingTable?: Table;
}

export interface RenameTable {
  readonly op: 'renameTable';
  readonly oldTableName: Identifier;
  readonly newTableName: Identifier;
  readonly schema?: Identifier | null;
}

export interface AddColumn extends OnTable {
  readonly op: 'addColumn';
  readonly column: Column;
  readonly ifNotExists?: boolean;
  /** Writes REFERENCES into ADD COLUMN instead of a separate statement. */
  readonly inlineReferences?: boolean;
  readonly inlinePrimaryKey?: boolean;
}

export interface DropColumn extends OnTable {
  readonly op: 'dropColumn';
  readonly column: Identifier;
  readonly ifExists?: boolean;
  readonly dialectOptions?: DropColumnDialectOptions;
  /**
   * What was dropped; without it the operation can't be reversed. What it brought and what would hold it is dropped first: its
   * foreign keys on MySQL and MariaDB, the index of its flag on SQLite.
   */
  readonly existingColumn?: Column;
}

/** A default as `alterColumn` knows it. `null`: none. */
export type ColumnDefault =
  ServerDefault | { readonly identity: Identity } | { readonly computed: Computed } | null;

export interface AlterColumnDialectOptions {
  /** SQL after USING, for a type that does not convert by itself. */
  readonly postgresqlUsing?: string;
}

export interface AlterColumn extends OnTable {
  readonly op: 'alterColumn';
  readonly column: Identifier;
  readonly nullable?: boolean;
  /** On PostgreSQL, views, rules, triggers, policies and routines that name the column are made again; not offline. */
  readonly type?: DataType;
  /** `null` drops the default; absent leaves it. */
  readonly serverDefault?: ColumnDefault;
  readonly newColumnName?: Identifier;
  /** `null` drops the comment; absent leaves it. */
  readonly comment?: string | null;
  readonly autoincrement?: boolean;
  readonly existingType?: DataType;
  readonly existingNullable?: boolean;
  readonly existingServerDefault?: ColumnDefault;
  readonly existingComment?: string | null;
  readonly existingAutoincrement?: boolean;
  readonly dialectOptions?: AlterColumnDialectOptions;
}

export interface CreateIndex extends OnTable {
  readonly op: 'createIndex';
  /** `null`: the naming convention `ix` supplies it. */
  readonly name: ConstraintName;
  readonly columns: readonly IndexElement[];
  readonly unique?: boolean;
  readonly ifNotExists?: boolean;
  readonly dialectOptions?: IndexDialectOptions;
}

export interface DropIndex {
  readonly op: 'dropIndex';
  readonly name: ConstraintName;
  readonly table?: Identifier;
  readonly schema?: Identifier | null;
  readonly ifExists?: boolean;
  readonly dialectOptions?: IndexDialectOptions;
  /** What was dropped; without it the operation can't be reversed. */
  readonly existingIndex?: Index;
}

export interface CreatePrimaryKey extends OnTable, Deferral {
  readonly op: 'createPrimaryKey';
  readonly name: ConstraintName;
  readonly columns: readonly Identifier[];
  readonly dialectOptions?: PrimaryKeyDialectOptions;
}

export interface CreateUniqueConstraint extends OnTable, Deferral {
  readonly op: 'createUniqueConstraint';
  readonly name: ConstraintName;
  readonly columns: readonly Identifier[];
  readonly dialectOptions?: UniqueDialectOptions;
}

export interface CreateCheckConstraint extends OnTable, Deferral {
  readonly op: 'createCheckConstraint';
  readonly name: ConstraintName;
  readonly condition: string | SqlText;
  readonly dialectOptions?: CheckDialectOptions;
}

export interface CreateForeignKey extends ReferentialOptions {
  readonly op: 'createForeignKey';
  readonly name: ConstraintName;
  readonly sourceTable: Identifier;
  readonly referentTable: Identifier;
  readonly localCols: readonly Identifier[];
  readonly remoteCols: readonly Identifier[];
  readonly sourceSchema?: Identifier | null;
  readonly referentSchema?: Identifier | null;
  readonly dialectOptions?: ValidationDialectOptions;
}

export interface CreateExcludeConstraint extends OnTable, Deferral {
  readonly op: 'createExcludeConstraint';
  readonly name: ConstraintName;
  readonly elements: readonly ExcludeElement[];
  readonly using?: string;
  readonly where?: string | SqlText;
}

/** Absent or `null` where it is used: not known. */
export type ConstraintType = 'foreignkey' | 'primary' | 'unique' | 'check';

export interface DropConstraint extends OnTable {
  readonly op: 'dropConstraint';
  readonly name: ConstraintName;
  readonly type?: ConstraintType | null;
  readonly ifExists?: boolean;
  /** What was dropped; without it the operation can't be reversed. */
  readonly existingConstraint?: Constraint;
}

export interface CreateTableComment extends OnTable {
  readonly op: 'createTableComment';
  readonly comment: string;
  readonly existingComment?: string | null;
}

export interface DropTableComment extends OnTable {
  readonly op: 'dropTableComment';
  readonly existingComment?: string | null;
}

/** A value of a row. JSON has no dates, decimals or bytes, so those are marked. */
export type RowValue =
  | string
  | number
  | boolean
  | null
  | readonly RowValue[]
  | { readonly $date: string }
  | { readonly $datetime: string }
  | { readonly $time: string }
  | { readonly $decimal: string }
  /** Bytes. */
  | { readonly $hex: string }
  | { readonly $uuid: string }
  /** A duration. */
  | { readonly $seconds: number }
  | { readonly $inlineLiteral: RowValue }
  /** A document for a JSON column. */
  | { readonly [key: string]: RowValue };

export interface Execute {
  readonly op: 'execute';
  /** In a string, `:name` is a bind parameter and `\:` a colon. */
  readonly sql: string | { readonly text: string; readonly params?: Readonly<Record<string, RowValue>> };
}

/** The part of a table that an INSERT has to know. */
export interface InsertTarget {
  readonly name: Identifier;
  readonly schema?: Identifier | null;
  readonly columns: readonly Pick<Column, 'name' | 'type'>[];
}

export interface BulkInsert {
  readonly op: 'bulkInsert';
  readonly table: InsertTarget;
  readonly rows: readonly Readonly<Record<string, RowValue>>[];
  /** `false`: one INSERT for each row also when connected. */
  readonly multiinsert?: boolean;
}

/** An operation without its table. */
type WithoutTable<T> = T extends unknown
  ? Omit<T, 'table' | 'schema' | 'sourceTable' | 'sourceSchema'>
  : never;

/** Where a new column stands; only in a batch that makes the table anew. */
export interface ColumnPlace {
  readonly insertBefore?: Identifier;
  readonly insertAfter?: Identifier;
}

/** What a batch can do to its table; `existingType` of a dropped column names the CHECK that its type brought. */
export type BatchedOperation =
  | (WithoutTable<AddColumn> & ColumnPlace)
  | (WithoutTable<DropColumn> & { readonly existingType?: DataType })
  | WithoutTable<
      | AlterColumn
      | CreateIndex
      | DropIndex
      | CreatePrimaryKey
      | CreateUniqueConstraint
      | CreateCheckConstraint
      | CreateForeignKey
      | CreateExcludeConstraint
      | DropConstraint
      | CreateTableComment
      | DropTableComment
    >
  | Execute;

/** More options of the table that a batch makes. */
export interface BatchTableOptions extends TableDialectOptions {
  readonly comment?: string;
  readonly prefixes?: readonly string[];
}

/** Several operations on one table: as ALTER statements, or by a new table that takes the place of the old one. */
export interface BatchAlterTable extends OnTable {
  readonly op: 'batchAlterTable';
  /** `auto`: a new table where the database system cannot do it otherwise. @defaultValue `auto` */
  readonly recreate?: 'auto' | 'always' | 'never';
  /** What the table is now; absent: the database is asked. */
  readonly copyFrom?: Table;
  /** Names what has no name in `copyFrom`. */
  readonly copyFromNamingConvention?: NamingConvention;
  /** Names what has no name in the database, so that it can be dropped by name. */
  readonly namingConvention?: NamingConvention;
  /** Columns and constraints that are added to what the database says of the table, or replace it. */
  readonly reflectArgs?: readonly (Column | Constraint)[];
  readonly reflectKwargs?: BatchTableOptions;
  /** Constraints that the new table has beside those of the old one. */
  readonly tableArgs?: readonly Constraint[];
  readonly tableKwargs?: BatchTableOptions;
  /** Sequences of columns whose order the new table keeps. */
  readonly partialReordering?: readonly (readonly Identifier[])[];
  readonly operations: readonly BatchedOperation[];
}
