import type {
  Column,
  Constraint,
  ConstraintName,
  Deferral,
  ExcludeElement,
  FinalName,
  DropColumnDialectOptions,
  Identifier,
  Index,
  IndexDialectOptions,
  IndexElement,
  NamingConvention,
  PrimaryKeyDialectOptions,
  ReferentialOptions,
  SqlText,
  Table,
  TableDialectOptions,
  UniqueDialectOptions,
  ValidationDialectOptions,
} from '../schema/index.ts';
import type {
  AlterColumn,
  AlterColumnDialectOptions,
  BatchTableOptions,
  ColumnPlace,
  ConstraintType,
  InsertTarget,
} from './data.ts';
import type { Custom } from './custom.ts';
import type { Operation } from './definitions.ts';
import type { JsValue } from './js-value.ts';
import type { OpSession, SessionHost } from './op-session.ts';
import type { ObjectOp } from './objects/index.ts';
import type { CallPlace } from './queue.ts';

interface InSchema {
  readonly schema?: Identifier | null;
}

export interface CreateTableOptions extends InSchema, TableDialectOptions {
  readonly ifNotExists?: boolean;
  readonly comment?: string;
  /** Words between CREATE and TABLE. */
  readonly prefixes?: readonly string[];
}

export interface DropTableOptions extends InSchema {
  readonly ifExists?: boolean;
  /** The table that goes, so that the operation can be reversed. */
  readonly existingTable?: Table;
}

export interface AddColumnOptions extends InSchema {
  readonly ifNotExists?: boolean;
  /** Writes REFERENCES into ADD COLUMN. */
  readonly inlineReferences?: boolean;
  readonly inlinePrimaryKey?: boolean;
}

export interface DropColumnOptions extends InSchema, DropColumnDialectOptions {
  readonly ifExists?: boolean;
  readonly existingColumn?: Column;
}

/** What changes, and `existing…` for what is there now. Absent and `null` differ: `serverDefault: null` drops the default. */
export type AlterColumnOptions = Omit<AlterColumn, 'op' | 'table' | 'column' | 'dialectOptions'> &
  AlterColumnDialectOptions;

export interface CreateIndexOptions extends InSchema, IndexDialectOptions {
  readonly unique?: boolean;
  readonly ifNotExists?: boolean;
}

export interface DropIndexOptions extends InSchema, IndexDialectOptions {
  readonly ifExists?: boolean;
  readonly existingIndex?: Index;
}

export interface PrimaryKeyOptions extends InSchema, Deferral, PrimaryKeyDialectOptions {}
export interface UniqueOptions extends InSchema, Deferral, UniqueDialectOptions {}
export interface CheckOptions extends InSchema, Deferral, ValidationDialectOptions {}

export interface ForeignKeyOptions extends ReferentialOptions, ValidationDialectOptions {
  readonly sourceSchema?: Identifier | null;
  readonly referentSchema?: Identifier | null;
}

export interface ExcludeOptions extends InSchema, Deferral {
  /** @defaultValue `gist` */
  readonly using?: string;
  readonly where?: string | SqlText;
}

export interface DropConstraintOptions extends InSchema {
  readonly type?: ConstraintType | null;
  readonly ifExists?: boolean;
  readonly existingConstraint?: Constraint;
}

export interface TableCommentOptions extends InSchema {
  readonly existingComment?: string | null;
}

export type { JsValue } from './js-value.ts';

/** Bound values of a statement, by the name after the colon. */
export type Parameters = Readonly<Record<string, JsValue>>;

/**
 * What a revision does its work with. Every call joins one queue and runs in the order of the calls; the promise
 * settles when the operation ran. The runtime waits for the queue before the step ends, so that a forgotten
 * `await` neither reorders nor loses an operation.
 *
 * After a failure nothing that is still queued runs, and the step fails, also when the error was caught.
 */
export interface Op extends OpSession, ObjectOp {
  /** Creates a table, then its indexes. The table that comes back can be given to `bulkInsert`. */
  createTable(
    name: Identifier,
    ...parts: readonly (Column | Constraint | Index | CreateTableOptions)[]
  ): Promise<Table>;
  dropTable(name: Identifier, options?: DropTableOptions): Promise<void>;
  renameTable(oldName: Identifier, newName: Identifier, options?: InSchema): Promise<void>;
  addColumn(table: Identifier, column: Column, options?: AddColumnOptions): Promise<void>;
  dropColumn(table: Identifier, column: Identifier, options?: DropColumnOptions): Promise<void>;
  alterColumn(table: Identifier, column: Identifier, options: AlterColumnOptions): Promise<void>;
  createIndex(
    name: ConstraintName,
    table: Identifier,
    columns: readonly IndexElement[],
    options?: CreateIndexOptions,
  ): Promise<void>;
  /** `table` is needed where index names belong to tables (MySQL, SQL Server). */
  dropIndex(name: ConstraintName, table?: Identifier, options?: DropIndexOptions): Promise<void>;
  createPrimaryKey(
    name: ConstraintName,
    table: Identifier,
    columns: readonly Identifier[],
    options?: PrimaryKeyOptions,
  ): Promise<void>;
  createUniqueConstraint(
    name: ConstraintName,
    table: Identifier,
    columns: readonly Identifier[],
    options?: UniqueOptions,
  ): Promise<void>;
  createCheckConstraint(
    name: ConstraintName,
    table: Identifier,
    condition: string | SqlText,
    options?: CheckOptions,
  ): Promise<void>;
  createForeignKey(
    name: ConstraintName,
    sourceTable: Identifier,
    referentTable: Identifier,
    localCols: readonly Identifier[],
    remoteCols: readonly Identifier[],
    options?: ForeignKeyOptions,
  ): Promise<void>;
  createExcludeConstraint(
    name: ConstraintName,
    table: Identifier,
    elements: readonly ExcludeElement[],
    options?: ExcludeOptions,
  ): Promise<void>;
  dropConstraint(name: ConstraintName, table: Identifier, options?: DropConstraintOptions): Promise<void>;
  createTableComment(table: Identifier, comment: string, options?: TableCommentOptions): Promise<void>;
  dropTableComment(table: Identifier, options?: TableCommentOptions): Promise<void>;
  /**
   * Runs SQL. With `parameters`, `:name` stands for the value, which is bound where the statement can take parameters and
   * is written as a literal where it cannot, and without a database; `\:` is a colon.
   */
  execute(sql: string, parameters?: Parameters): Promise<void>;
  /** Inserts rows; an empty list does nothing. */
  bulkInsert(
    table: InsertTarget,
    rows: readonly Parameters[],
    options?: { readonly multiinsert?: boolean },
  ): Promise<void>;
  /**
   * Several operations on one table, applied when the block has ended; none if it throws. Where the database system
   * cannot change a table (SQLite), a new one with the same rows takes its place.
   */
  batch(table: Identifier, block: BatchBlock): Promise<void>;
  batch(table: Identifier, options: BatchOptions, block: BatchBlock): Promise<void>;
  /** SQL by name of the dialect, `default` for every other, as one operation; `extendOp` gives such a method of one's own. */
  custom(name: string, sql: Custom['sql'], options?: Omit<Custom, 'op' | 'name' | 'sql'>): Promise<void>;
  /** Runs an operation that is at hand as data. */
  invoke(operation: Operation): Promise<void>;
  /** Marks a constraint name as final: no naming convention changes it. */
  f(name: string): FinalName;
}

/** How a batch goes about it. */
export interface BatchOptions {
  readonly schema?: Identifier | null;
  /** `auto`: a new table where the database system cannot do it otherwise. @defaultValue `auto` */
  readonly recreate?: 'auto' | 'always' | 'never';
  /** What the table is now, so that no database has to be asked; needed offline. */
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
}

type Of<T> = Omit<T, 'schema' | 'sourceSchema'>;

/** What the block of a batch queues. Nothing runs before the block has ended, so there is nothing to wait for. */
export interface BatchOp {
  addColumn(column: Column, options?: Of<AddColumnOptions> & ColumnPlace): void;
  dropColumn(column: Identifier, options?: Of<DropColumnOptions>): void;
  alterColumn(column: Identifier, options: Of<AlterColumnOptions>): void;
  createIndex(name: ConstraintName, columns: readonly IndexElement[], options?: Of<CreateIndexOptions>): void;
  dropIndex(name: ConstraintName, options?: Of<DropIndexOptions>): void;
  createPrimaryKey(
    name: ConstraintName,
    columns: readonly Identifier[],
    options?: Of<PrimaryKeyOptions>,
  ): void;
  createUniqueConstraint(
    name: ConstraintName,
    columns: readonly Identifier[],
    options?: Of<UniqueOptions>,
  ): void;
  createCheckConstraint(name: ConstraintName, condition: string | SqlText, options?: Of<CheckOptions>): void;
  createForeignKey(
    name: ConstraintName,
    referentTable: Identifier,
    localCols: readonly Identifier[],
    remoteCols: readonly Identifier[],
    options?: Of<ForeignKeyOptions>,
  ): void;
  createExcludeConstraint(
    name: ConstraintName,
    elements: readonly ExcludeElement[],
    options?: Of<ExcludeOptions>,
  ): void;
  dropConstraint(name: ConstraintName, options?: Of<DropConstraintOptions>): void;
  createTableComment(comment: string, options?: Of<TableCommentOptions>): void;
  dropTableComment(options?: Of<TableCommentOptions>): void;
  /** Stands where it is called; between changes that a new table brings all at once it is refused. */
  execute(sql: string, parameters?: Parameters): void;
  f(name: string): FinalName;
}

/** The work of a batch: it queues, and may look things up while it does. */
export type BatchBlock = (batch: BatchOp) => void | Promise<void>;

/** What the runtime gives to the queue. */
export interface OpHost {
  /** Runs one operation to its end. Called for one operation at a time, in the order of the calls. */
  readonly run: (operation: Operation, at: CallPlace) => Promise<void>;
  /** What the operations run on. Without it there are operations alone. */
  readonly session?: SessionHost;
  /** Id of the revision, for the location of errors. */
  readonly revision?: string;
  /** File of the revision: the caller's line is looked for there first. */
  readonly file?: string;
}

/** One step's facade and its end. */
export interface OpQueue {
  readonly op: Op;
  /**
   * Waits for everything queued, also by code that was not awaited, and closes the queue.
   * @throws the first error of the queue, with `location` naming operation index, file and line;
   * a later call on `op` is refused with MIG_OPERATION_LATE.
   */
  readonly drain: () => Promise<void>;
}
