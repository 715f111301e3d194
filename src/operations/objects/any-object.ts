import {
  nameText,
  sameName,
  type Identifier,
  type MetaData,
  type ObjectReference,
  type Table,
} from '../../schema/index.ts';
import { alterColumn } from '../alter-column.ts';
import { editColumn, editTable, noEffect } from '../edit.ts';
import { renameTable } from '../rename-table.ts';
import type { RenameObject, SetComment, SetObjectSchema, SetOwner } from './data.ts';
import type { OperationDefinition } from '../definition.ts';
import { defined, editEntry } from './define.ts';
import { entriesOf, inWords, isTarget, kinds, type KindOfObject, type Target } from './kinds.ts';

// What can be done to an object of any kind: another name, schema, owner or comment.

export const renameObject: OperationDefinition<RenameObject, RenameObject> = defined<
  RenameObject,
  RenameObject
>('renameObject', {
  describe: (operation) => `rename ${referenceInWords(operation.object)} to ${nameText(operation.newName)}`,
  reverse: ({ op, object, newName }) => ({
    op,
    object: { ...object, name: newName },
    newName: object.name,
  }),
  effect(metadata, operation) {
    const { object, newName } = operation;
    const schema = object.schema ?? null;
    if (object.kind === 'table')
      return renameTable.effect(metadata, {
        op: 'renameTable',
        oldTableName: object.name,
        newTableName: newName,
        schema,
      });
    if (object.kind === 'column')
      return alterColumn.effect(metadata, {
        op: 'alterColumn',
        table: object.table,
        schema,
        column: object.name,
        newColumnName: newName,
      });
    if (object.kind === 'index' || object.kind === 'constraint')
      return { ...metadata, tables: metadata.tables.map((table) => withPart(table, object, newName)) };
    return edited(metadata, object, renameObject.describe(operation), (entry) => ({
      ...entry,
      name: newName,
    }));
  },
});

export const setObjectSchema: OperationDefinition<SetObjectSchema, SetObjectSchema> = defined<
  SetObjectSchema,
  SetObjectSchema
>('setObjectSchema', {
  describe: (operation) =>
    `move ${referenceInWords(operation.object)} to schema ${nameText(operation.newSchema)}`,
  reverse: ({ op, object, newSchema }) =>
    object.schema == null
      ? { irreversible: 'it is not known which schema it was in (object.schema)' }
      : { op, object: { ...object, schema: newSchema }, newSchema: object.schema },
  effect: (metadata, operation) =>
    edited(metadata, operation.object, setObjectSchema.describe(operation), (entry) => ({
      ...entry,
      schema: operation.newSchema,
    })),
});

export const setOwner: OperationDefinition<SetOwner, SetOwner> = defined<SetOwner, SetOwner>('setOwner', {
  describe: (operation) => `give ${referenceInWords(operation.object)} to ${operation.owner}`,
  reverse: ({ op, object, owner, existingOwner }) =>
    existingOwner === undefined
      ? { irreversible: 'it is not known who owned it (existingOwner)' }
      : { op, object, owner: existingOwner, existingOwner: owner },
  effect: (metadata, { object, owner }) =>
    kindOf(object)?.list === undefined
      ? metadata
      : edited(metadata, object, `give ${referenceInWords(object)}`, (entry) => ({ ...entry, owner })),
});

export const setComment: OperationDefinition<SetComment, SetComment> = defined<SetComment, SetComment>(
  'setComment',
  {
    describe: (operation) => `comment on ${referenceInWords(operation.object)}`,
    reverse: ({ op, object, comment, existingComment }) =>
      existingComment === undefined
        ? { irreversible: 'it is not known what the comment was (existingComment)' }
        : { op, object, comment: existingComment, existingComment: comment },
    effect(metadata, operation) {
      const { object, comment } = operation;
      const described = setComment.describe(operation);
      const schema = object.schema ?? null;
      const commented = <T extends { readonly comment?: string }>({ comment: _old, ...entry }: T): T =>
        ({ ...entry, ...(comment === null ? {} : { comment }) }) as unknown as T;
      if (object.kind === 'table')
        return editTable(metadata, { table: object.name, schema }, { operation: described, edit: commented });
      if (object.kind === 'column')
        return editTable(
          metadata,
          { table: object.table, schema },
          {
            operation: described,
            edit: (table) => editColumn(table, object.name, { operation: described, edit: commented }),
          },
        );
      if (kindOf(object)?.list !== undefined) return edited(metadata, object, described, commented);
      const { comments = [], ...rest } = metadata;
      const others = comments.filter(({ on }) => JSON.stringify(on) !== JSON.stringify(object));
      const entries = comment === null ? others : [...others, { on: object, comment }];
      return entries.length === 0 ? rest : { ...rest, comments: entries };
    },
  },
);

/** `constraint ck_age of users`, `function app.add(integer)` */
export function referenceInWords(object: ObjectReference): string {
  const { schema } = object;
  const words = object.kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const holder = 'table' in object ? object.table : 'domain' in object ? object.domain : undefined;
  const target: Target = {
    name: object.name,
    schema,
    ...(holder === undefined ? {} : { table: holder }),
    ...('arguments' in object ? { arguments: object.arguments } : {}),
  };
  return inWords({ words }, target);
}

function kindOf({ kind }: ObjectReference): KindOfObject | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
}

function edited(
  metadata: MetaData,
  object: ObjectReference,
  described: string,
  edit: (entry: object) => object,
): MetaData {
  if (object.kind === 'table')
    return editTable(
      metadata,
      { table: object.name, schema: object.schema ?? null },
      { operation: described, edit: (table) => edit(table) as Table },
    );
  const kind = kindOf(object);
  if (kind?.list === undefined) return metadata;
  const target: Target = object as Target;
  if (!entriesOf(metadata, kind).some((entry) => isTarget(kind, entry, target)))
    throw noEffect(described, `there is no such ${kind.words}`);
  return editEntry(metadata, kind, { target, described, edit });
}

/** The table with an index or a constraint under another name. */
function withPart(table: Table, object: ObjectReference, newName: Identifier): Table {
  if ('table' in object && !sameName(table.name, object.table)) return table;
  if (!sameName(table.schema ?? null, object.schema ?? null)) return table;
  const renamed = <T extends { readonly name?: unknown }>(items: readonly T[]): readonly T[] =>
    items.map((item) =>
      item.name != null && nameText(item.name as Identifier) === nameText(object.name)
        ? { ...item, name: newName }
        : item,
    );
  return {
    ...table,
    ...(object.kind === 'index' && table.indexes !== undefined ? { indexes: renamed(table.indexes) } : {}),
    ...(object.kind === 'constraint' && table.constraints !== undefined
      ? { constraints: renamed(table.constraints) }
      : {}),
  };
}
