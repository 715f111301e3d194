import {
  nameText,
  sameName,
  type Column,
  type Constraint,
  type Identifier,
  type Index,
  type IndexElement,
  type MetaData,
  type Table,
} from '../schema/index.ts';
import type { AlterColumn, ColumnDefault } from './data.ts';
import type { Irreversible, OperationDefinition } from './definition.ts';
import { compact, editColumn, editTable, inWords } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderDefault } from './render/parts.ts';
import { renderType } from './render/type.ts';
import { renderValue } from './render/value.ts';

export const alterColumn: OperationDefinition<AlterColumn, AlterColumn> = {
  kind: 'alterColumn',
  reverse,
  effect(metadata, operation) {
    const { column, newColumnName } = operation;
    const described = alterColumn.describe(operation);
    const edited = editTable(metadata, operation, {
      operation: described,
      edit: (table) =>
        editColumn(table, column, { operation: described, edit: (found) => changed(found, operation) }),
    });
    return newColumnName === undefined ? edited : renamed(edited, operation, newColumnName);
  },
  describe: (operation) =>
    `alter column ${inWords(operation)}.${nameText(operation.column)}` +
    (operation.newColumnName === undefined ? '' : ` to ${nameText(operation.newColumnName)}`),
  renderTypeScript: ({ op, table, column, ...options }) =>
    renderMethod(op, (uses) => {
      const rendered: Record<string, string> = {};
      for (const key of ['type', 'existingType'] as const) {
        const value = options[key];
        if (value !== undefined) rendered[key] = renderType(value, uses);
      }
      for (const key of ['serverDefault', 'existingServerDefault'] as const)
        if (options[key] !== undefined) rendered[key] = renderDefault(options[key], uses);
      return [renderValue(table), renderValue(column), renderOptions(options, rendered) ?? '{}'];
    }),
};

/** Each change and what was there before. */
const PAIRS = [
  ['type', 'existingType'],
  ['nullable', 'existingNullable'],
  ['serverDefault', 'existingServerDefault'],
  ['comment', 'existingComment'],
  ['autoincrement', 'existingAutoincrement'],
] as const;

function reverse(operation: AlterColumn): AlterColumn | Irreversible {
  const { table, schema, column, newColumnName, dialectOptions: _conversion, ...rest } = operation;
  const values: Record<string, unknown> = { ...rest };
  for (const [change, existing] of PAIRS) {
    if (rest[change] === undefined) continue;
    if (rest[existing] === undefined)
      return { irreversible: `it is not known what was there before (${existing})` };
    values[change] = rest[existing];
    values[existing] = rest[change];
  }
  return {
    ...(values as unknown as AlterColumn),
    table,
    ...(schema == null ? {} : { schema }),
    column: newColumnName ?? column,
    ...(newColumnName === undefined ? {} : { newColumnName: column }),
  };
}

/** The column with everything that changes but its name. */
export function changed(
  column: Column,
  operation: Pick<AlterColumn, 'type' | 'nullable' | 'serverDefault' | 'comment' | 'autoincrement'>,
): Column {
  const { type, nullable, serverDefault, comment, autoincrement } = operation;
  const { comment: oldComment, ...uncommented } = column;
  const newComment = comment === undefined ? oldComment : (comment ?? undefined);
  const base: Column = {
    ...uncommented,
    ...(newComment === undefined ? {} : { comment: newComment }),
    ...(type === undefined ? {} : { type }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(autoincrement === undefined ? {} : { autoincrement }),
  };
  return serverDefault === undefined ? base : withDefault(base, serverDefault);
}

function withDefault(column: Column, value: ColumnDefault): Column {
  const { serverDefault: _default, identity: _identity, computed: _computed, ...plain } = column;
  if (value === null) return plain;
  if (typeof value === 'object' && 'identity' in value) return { ...plain, identity: value.identity };
  if (typeof value === 'object' && 'computed' in value) return { ...plain, computed: value.computed };
  return { ...plain, serverDefault: value };
}

/** The new name goes wherever the column is named: its table's constraints and indexes, foreign keys of all tables. */
function renamed(metadata: MetaData, { table, schema, column }: AlterColumn, to: Identifier): MetaData {
  const isTable = (name: Identifier, in_: Identifier | null | undefined) =>
    sameName(name, table) && sameName(in_ ?? null, schema ?? null);
  const follow = (names: readonly Identifier[]) => names.map((name) => (sameName(name, column) ? to : name));
  return {
    ...metadata,
    tables: metadata.tables.map((item) => {
      const own = isTable(item.name, item.schema);
      const refers = (refTable: Identifier, refSchema: Identifier | null | undefined) =>
        isTable(refTable, refSchema);
      return compact<Table>({
        ...item,
        columns: item.columns.map((found) =>
          compact<Column>({
            ...found,
            ...(own && sameName(found.name, column) ? { name: to } : {}),
            ...(found.foreignKeys === undefined
              ? {}
              : {
                  foreignKeys: found.foreignKeys.map((key) =>
                    refers(key.refTable, key.refSchema) && sameName(key.refColumn, column)
                      ? { ...key, refColumn: to }
                      : key,
                  ),
                }),
          }),
        ),
        constraints: (item.constraints ?? []).map((constraint): Constraint => {
          const moved: Constraint =
            own && 'columns' in constraint
              ? { ...constraint, columns: follow(constraint.columns) }
              : constraint;
          return moved.kind === 'foreignKey' && refers(moved.refTable, moved.refSchema)
            ? { ...moved, refColumns: follow(moved.refColumns) }
            : moved;
        }),
        indexes: (item.indexes ?? []).map((index): Index =>
          own ? { ...index, columns: index.columns.map((element) => followed(element, column, to)) } : index,
        ),
      });
    }),
  };
}

function followed(element: IndexElement, from: Identifier, to: Identifier): IndexElement {
  if (typeof element === 'string' || 'quoted' in element) return sameName(element, from) ? to : element;
  if ('column' in element) return sameName(element.column, from) ? { ...element, column: to } : element;
  if ('func' in element)
    return { ...element, columns: element.columns.map((name) => (sameName(name, from) ? to : name)) };
  return element;
}
