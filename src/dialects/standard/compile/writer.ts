import type { Operation } from '../../../operations/index.ts';
import type {
  Column,
  ColumnCheck,
  Constraint,
  DataType,
  Identity,
  Identifier,
  NamedOn,
  NamingConvention,
  Table,
} from '../../../schema/index.ts';
import type { Sql } from './sql.ts';

/** Where a constraint is: a table by its name, maybe with what it consists of. */
export type ConstrainedTable = NamedOn & { readonly columns?: readonly Column[] };

/** How long a name can be. */
export interface NameLimit {
  readonly most: number;
  /** `bytes` of UTF-8, or `characters` of UTF-16. */
  readonly unit: 'bytes' | 'characters';
}

/** What the shared SQL has to ask of a dialect. */
export interface SqlWriter {
  /** As in the registry; chooses type variants. */
  readonly dialect: string;
  /** Names that a convention makes are cut to it. */
  readonly nameLimit: NameLimit;
  /** Quoted when needed. */
  identifier(name: Identifier): Sql;
  /** A string as a literal. */
  text(value: string): Sql;
  /** A schema in front of a name; one identifier where it is absent. */
  qualifier?(schema: Identifier): Sql;
  /** What begins the addition of a column; `ADD COLUMN` where it is absent. */
  readonly addColumn?: 'ADD';
  /** False where a column cannot be added on condition that it is missing. */
  readonly columnIfNotExists?: false;
  /** A reference that is wanted inline becomes a clause of the same ALTER TABLE: behind the column it has no name, or no effect. */
  readonly referenceClause?: true;
  /** False where an identity column takes no NULL, whatever is said. */
  readonly nullableIdentity?: false;
  /** False where a foreign key cannot say what an update does. */
  readonly onUpdate?: false;
  type(type: DataType, tableSchema?: Identifier | null): Sql;
  /** Name, type, default, generation and nullability of a column; the standard's own way where it is absent. */
  columnSpecification?(column: Column, table: Table): Sql;
  /** Type of a column that numbers itself. */
  serialType(type: DataType): Sql;
  functionCall(name: string): Sql;
  computed(column: Column): Sql;
  identity(identity: Identity): Sql;
  /** Whether a CHECK has to stand for the type: a boolean or enum that the dialect has not. */
  needsCheck(type: DataType): boolean;
  /** What follows the definition of a constraint: validity and the like. `table` has its columns if they are known. */
  constraintTail(constraint: Constraint | ColumnCheck, table: ConstrainedTable): Sql;
  /** Whether the primary key is written with its column, so that it is no constraint of the table; never where absent. */
  hasInlineKey?(table: Table): boolean;
  uniqueModifiers(constraint: Constraint): { readonly before: Sql; readonly after: Sql };
  /** `EXCLUDE …`, without name and deferral; absent where there are no such constraints. */
  exclude?(constraint: Extract<Constraint, { kind: 'exclude' }>): Sql;
  tableTail(table: Table): Sql;
  /** What follows the referenced columns of a foreign key with MATCH; `MATCH …` where it is absent. */
  matchClause?(match: string): Sql;
  /** What follows the table's name in an INSERT of defaults alone; `DEFAULT VALUES` where it is absent. */
  readonly emptyRow?: Sql;
  /** An SQL value of a row, for a column of that type. */
  value(value: unknown, type: DataType | undefined): Sql;
}

/** What holds for one call of `compile`. */
export interface CompileContext {
  readonly writer: SqlWriter;
  readonly convention: NamingConvention;
}

/** SQL of every kind of operation; the type checker lists what is missing. A batch is made of the others. */
export type CompileTable = {
  readonly [K in Exclude<Operation['op'], 'batchAlterTable'>]: (
    operation: Extract<Operation, { op: K }>,
    context: CompileContext,
  ) => readonly Sql[];
};
