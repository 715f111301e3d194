import type {
  AddColumn,
  AlterColumn,
  BulkInsert,
  CreateCheckConstraint,
  CreateExcludeConstraint,
  CreateForeignKey,
  CreateIndex,
  CreatePrimaryKey,
  CreateTable,
  CreateTableComment,
  CreateUniqueConstraint,
  DropColumn,
  DropConstraint,
  DropIndex,
  DropTable,
  DropTableComment,
  Execute,
  RenameTable,
} from './data.ts';

export type Operation =
  | AddColumn
  | AlterColumn
  | BulkInsert
  | CreateCheckConstraint
  | CreateExcludeConstraint
  | CreateForeignKey
  | CreateIndex
  | CreatePrimaryKey
  | CreateTable
  | CreateTableComment
  | CreateUniqueConstraint
  | DropColumn
  | DropConstraint
  | DropIndex
  | DropTable
  | DropTableComment
  | Execute
  | RenameTable;
