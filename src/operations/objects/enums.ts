import { nameText, sameName, type DataType, type Identifier, type MetaData } from '../../schema/index.ts';
import type {
  AddEnumValue,
  CreateEnum,
  DropEnum,
  DropEnumValue,
  RenameEnumValue,
  ReorderEnum,
  ValuePosition,
} from './data.ts';
import { noEffect } from '../edit.ts';
import type { OperationDefinition } from '../definition.ts';
import { creates, defined, drops } from './define.ts';
import { inWords, kinds } from './kinds.ts';

export const createEnum = creates<CreateEnum, DropEnum>(kinds.enum, {
  op: 'createEnum',
  inverse: 'dropEnum',
});
export const dropEnum = drops<DropEnum, CreateEnum>(kinds.enum, { op: 'dropEnum', inverse: 'createEnum' });

export const addEnumValue: OperationDefinition<AddEnumValue, DropEnumValue> = defined<
  AddEnumValue,
  DropEnumValue
>('addEnumValue', {
  describe: (operation) => `add value '${operation.value}' to ${named(operation)}`,
  reverse: ({ enum: type, schema, value, position }) => ({
    op: 'dropEnumValue',
    enum: type,
    ...(schema == null ? {} : { schema }),
    value,
    existingPosition: position ?? 'last',
  }),
  effect: (metadata, operation) =>
    editValues(metadata, operation, addEnumValue.describe(operation), (values) => {
      if (!values.includes(operation.value)) return inserted(values, operation.value, operation.position);
      if (operation.ifNotExists) return values;
      throw noEffect(addEnumValue.describe(operation), 'it is there already');
    }),
});

export const dropEnumValue: OperationDefinition<DropEnumValue, AddEnumValue> = defined<
  DropEnumValue,
  AddEnumValue
>('dropEnumValue', {
  describe: (operation) => `drop value '${operation.value}' from ${named(operation)}`,
  reverse({ enum: type, schema, value, replaceBy, existingPosition, existingValues }) {
    if (replaceBy !== undefined)
      return { irreversible: `rows that had '${value}' cannot be told from others that have '${replaceBy}'` };
    const position = existingPosition ?? positionIn(existingValues, value);
    if (position === undefined)
      return { irreversible: 'it is not known where the value stood (existingPosition)' };
    return { op: 'addEnumValue', enum: type, ...(schema == null ? {} : { schema }), value, position };
  },
  effect: (metadata, operation) =>
    editValues(metadata, operation, dropEnumValue.describe(operation), (values) =>
      values.filter((value) => value !== operation.value),
    ),
});

export const renameEnumValue: OperationDefinition<RenameEnumValue, RenameEnumValue> = defined<
  RenameEnumValue,
  RenameEnumValue
>('renameEnumValue', {
  describe: (operation) =>
    `rename value '${operation.value}' of ${named(operation)} to '${operation.newValue}'`,
  reverse: ({ value, newValue, ...rest }) => ({ ...rest, value: newValue, newValue: value }),
  effect: (metadata, operation) =>
    editValues(metadata, operation, renameEnumValue.describe(operation), (values) =>
      values.map((value) => (value === operation.value ? operation.newValue : value)),
    ),
});

export const reorderEnum: OperationDefinition<ReorderEnum, ReorderEnum> = defined<ReorderEnum, ReorderEnum>(
  'reorderEnum',
  {
    describe: (operation) => `reorder the values of ${named(operation)}`,
    reverse: ({ values, existingValues, ...rest }) =>
      existingValues === undefined
        ? { irreversible: 'it is not known how the values stood before (existingValues)' }
        : { ...rest, values: existingValues, existingValues: values },
    effect: (metadata, operation) =>
      editValues(metadata, operation, reorderEnum.describe(operation), () => operation.values),
  },
);

interface OnEnum {
  readonly enum: Identifier;
  readonly schema?: Identifier | null;
}

function named({ enum: name, schema }: OnEnum): string {
  return inWords(kinds.enum, { name, schema });
}

/** The values with one more at its place. */
function inserted(
  values: readonly string[],
  value: string,
  position: ValuePosition = 'last',
): readonly string[] {
  if (position === 'last') return [...values, value];
  const at = 'before' in position ? values.indexOf(position.before) : values.indexOf(position.after) + 1;
  return [...values.slice(0, at), value, ...values.slice(at)];
}

function positionIn(values: readonly string[] | undefined, value: string): ValuePosition | undefined {
  const at = values?.indexOf(value) ?? -1;
  if (values === undefined || at === -1) return undefined;
  const next = values[at + 1];
  return next === undefined ? 'last' : { before: next };
}

/** An enum is a list of its own, or stands in the types of columns. */
function editValues(
  metadata: MetaData,
  target: OnEnum,
  described: string,
  edit: (values: readonly string[]) => readonly string[],
): MetaData {
  let found = false;
  const edited = (values: readonly string[]): readonly string[] => {
    found = true;
    return edit(values);
  };
  const isIt = (name: Identifier, schema: Identifier | null | undefined): boolean =>
    sameName(name, target.enum) && sameName(schema ?? null, target.schema ?? null);
  const withValues = (type: DataType): DataType => {
    if ('itemType' in type) return { ...type, itemType: withValues(type.itemType) };
    if ('dataType' in type) return { ...type, dataType: withValues(type.dataType) };
    if (!('name' in type) || (type.name !== 'Enum' && type.name !== 'postgresql.ENUM')) return type;
    if (type.typeName === undefined || !isIt(nameText(type.typeName), type.schema)) return type;
    return { ...type, values: edited(type.values) };
  };
  const enums = metadata.enums?.map((item) =>
    isIt(item.name, item.schema) ? { ...item, values: edited(item.values) } : item,
  );
  const tables = metadata.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, type: withValues(column.type) })),
  }));
  if (!found) throw noEffect(described, 'there is no such enum');
  return { ...metadata, tables, ...(enums === undefined ? {} : { enums }) };
}
