import {
  nameText,
  sameName,
  type Identifier,
  type MetaData,
  type MetaDataObjects,
} from '../../schema/index.ts';

/** A kind of object: where metadata keeps it, what tells one from another, and the factory that makes it. */
export interface KindOfObject {
  /** Member of operations that holds the object or its name. */
  readonly member: string;
  /** For people: `materialized view`. */
  readonly words: string;
  readonly factory: string;
  /** What the factory takes one by one; the rest are options. */
  readonly positional: readonly string[];
  /** The list of metadata. */
  readonly list?: keyof MetaDataObjects;
  /** What beside the name tells one object from another. @defaultValue the schema */
  readonly within?: readonly ('schema' | 'table' | 'arguments')[];
}

const kind = (
  member: string,
  positional: readonly string[] = ['name'],
  rest: Partial<KindOfObject> = {},
): KindOfObject => ({
  member,
  words: member.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  factory: member,
  positional,
  ...rest,
});

/** Every kind of object that operations hold whole. */
export const kinds = {
  schema: kind('schema', ['name'], { list: 'schemas', within: [] }),
  extension: kind('extension', ['name'], { list: 'extensions', within: [] }),
  enum: kind('enum', ['name', 'values'], { list: 'enums', factory: 'enumType' }),
  domain: kind('domain', ['name', 'type'], { list: 'domains', factory: 'domainType' }),
  compositeType: kind('compositeType', ['name', 'attributes'], { list: 'compositeTypes' }),
  attribute: kind('attribute', ['name', 'type']),
  sequence: kind('sequence', ['name'], { list: 'sequences' }),
  view: kind('view', ['name', 'definition'], { list: 'views' }),
  materializedView: kind('materializedView', ['name', 'definition'], { list: 'materializedViews' }),
  function: kind('function', ['name', 'body'], {
    list: 'functions',
    factory: 'storedFunction',
    within: ['schema', 'arguments'],
  }),
  procedure: kind('procedure', ['name', 'body'], {
    list: 'procedures',
    factory: 'storedProcedure',
    within: ['schema', 'arguments'],
  }),
  trigger: kind('trigger', ['name', 'table'], { list: 'triggers', within: ['schema', 'table'] }),
  policy: kind('policy', ['name', 'table'], { list: 'policies', within: ['schema', 'table'] }),
  event: kind('event', ['name', 'schedule', 'body'], { list: 'events' }),
  grant: kind('grant', ['privileges', 'on', 'to'], { list: 'grants' }),
  defaultPrivileges: kind('defaultPrivileges', ['privileges', 'on', 'to'], { list: 'defaultPrivileges' }),
} as const;

/** Names one object of a kind. */
export interface Target {
  readonly name: Identifier;
  readonly schema?: Identifier | null | undefined;
  readonly table?: Identifier | undefined;
  /** Absent: there is only one of that name. */
  readonly arguments?: readonly string[] | undefined;
}

type Entry = Readonly<Record<string, unknown>> & { readonly name: Identifier };

/** What tells an object from others, as the members of an operation that names it have it. */
export function targetOf({ within = ['schema'] }: KindOfObject, object: object): Target {
  const entry = object as Entry;
  return {
    name: entry.name,
    ...(within.includes('schema') && entry['schema'] != null
      ? { schema: entry['schema'] as Identifier }
      : {}),
    ...(within.includes('table') ? { table: entry['table'] as Identifier } : {}),
    ...(within.includes('arguments') ? { arguments: argumentTypes(entry) } : {}),
  };
}

/** The object that an operation names. */
export function namedBy({ member, within = ['schema'] }: KindOfObject, operation: object): Target {
  const entry = operation as Readonly<Record<string, unknown>>;
  return {
    name: entry[member] as Identifier,
    ...(within.includes('schema') ? { schema: entry['schema'] as Identifier | null | undefined } : {}),
    ...(within.includes('table') ? { table: entry['table'] as Identifier } : {}),
    ...(within.includes('arguments')
      ? { arguments: entry['arguments'] as readonly string[] | undefined }
      : {}),
  };
}

/** Types of the arguments that a caller hands over. */
export function argumentTypes(routine: object): readonly string[] {
  const { arguments: given = [] } = routine as {
    arguments?: readonly { readonly type: string; readonly mode?: string }[];
  };
  return given.filter(({ mode }) => mode !== 'OUT').map(({ type }) => type);
}

/** `view app.active`, `trigger touch on app.person`, `function app.add(integer, integer)` */
export function inWords({ words }: Pick<KindOfObject, 'words'>, target: Target): string {
  const schema = target.schema == null ? '' : `${nameText(target.schema)}.`;
  if (target.table !== undefined)
    return `${words} ${nameText(target.name)} on ${schema}${nameText(target.table)}`;
  const given = target.arguments === undefined ? '' : `(${target.arguments.join(', ')})`;
  return `${words} ${schema}${nameText(target.name)}${given}`;
}

/** All objects of a kind. */
export function entriesOf(metadata: MetaData, { list }: KindOfObject): readonly object[] {
  return list === undefined ? [] : ((metadata[list] ?? []) as readonly object[]);
}

export function isTarget(kindOfObject: KindOfObject, object: object, target: Target): boolean {
  const own = targetOf(kindOfObject, object);
  return (
    sameName(own.name, target.name) &&
    sameName(own.schema ?? null, target.schema ?? null) &&
    (own.table === undefined || sameName(own.table, target.table)) &&
    (target.arguments === undefined ||
      own.arguments === undefined ||
      JSON.stringify(own.arguments) === JSON.stringify(target.arguments))
  );
}

/** The metadata with other objects of a kind; an empty list is left out. */
export function withEntries(
  metadata: MetaData,
  { list }: KindOfObject,
  entries: readonly object[],
): MetaData {
  if (list === undefined) return metadata;
  const { [list]: _old, ...rest } = metadata;
  return entries.length === 0 ? rest : { ...rest, [list]: entries };
}
