import { migError } from '../errors/index.ts';
import { nameText, type DataType, type Identifier, type Table } from '../schema/index.ts';

/** Types that have been created so far: by schema and name, with their definition. */
export type CreatedTypes = Map<string, string>;

/** Stands for a type that is made by an operation of its own, however it is written in a column. */
export const ANY_DEFINITION = '';

/** Text that is equal for equal types: schema and name, whatever they are. */
export function typeKey(
  name: Identifier | { readonly f: string },
  schema: Identifier | null | undefined,
): string {
  return JSON.stringify([schema == null ? null : nameText(schema), nameText(name)]);
}

/**
 * The table with `createType: false` on every named type that an earlier table has created; what this table creates is
 * added to `created`.
 * @throws MIG_OPERATION_INVALID when one name means two types
 */
export function withSharedTypes(table: Table, created: CreatedTypes): Table {
  const own: CreatedTypes = new Map();
  const columns = table.columns.map((column) => {
    const type = shared(column.type, { table, created, own });
    return type === column.type ? column : { ...column, type };
  });
  for (const [key, definition] of own) created.set(key, definition);
  return columns.every((column, index) => column === table.columns[index]) ? table : { ...table, columns };
}

interface Sharing {
  readonly table: Table;
  readonly created: ReadonlyMap<string, string>;
  readonly own: CreatedTypes;
}

function shared(type: DataType, sharing: Sharing): DataType {
  const inner = withSharedParts(type, sharing);
  if (!('name' in inner)) return inner;
  if (inner.name !== 'Enum' && inner.name !== 'postgresql.ENUM' && inner.name !== 'postgresql.DOMAIN')
    return inner;
  if (inner.typeName === undefined || inner.createType === false) return inner;
  if (inner.name === 'Enum' && inner.nativeEnum === false) return inner;
  const { table, created, own } = sharing;
  const inherited = inner.name === 'Enum' && inner.inheritSchema ? table.schema : undefined;
  const schema = inner.schema ?? inherited;
  const key = typeKey(inner.typeName, schema);
  const definition = definitionOf(type);
  const known = created.get(key);
  if (known !== ANY_DEFINITION && (known ?? own.get(key) ?? definition) !== definition)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `create table ${nameText(table.name)}`,
      problem: `the type ${nameText(inner.typeName)} is something else in another place`,
    });
  if (known !== undefined) return { ...inner, createType: false };
  own.set(key, definition);
  return inner;
}

/** What is inside: items of an array, the base of a domain, variants. */
function withSharedParts(type: DataType, sharing: Sharing): DataType {
  const { variants } = type;
  const changed: Record<string, unknown> = {};
  if ('itemType' in type) changed['itemType'] = shared(type.itemType, sharing);
  if ('dataType' in type) changed['dataType'] = shared(type.dataType, sharing);
  if (variants !== undefined)
    changed['variants'] = Object.fromEntries(
      Object.entries(variants).map(([dialect, variant]) => [dialect, shared(variant, sharing)]),
    );
  const same = JSON.stringify({ ...type, ...changed }) === JSON.stringify(type);
  return same ? type : ({ ...type, ...changed } as DataType);
}

/** Equal for equal types, whichever of the two enum names they go by. */
function definitionOf(type: DataType): string {
  if ('values' in type) return JSON.stringify(type.values);
  return JSON.stringify(type);
}
