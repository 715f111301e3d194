import type {
  Attribute,
  CompositeType,
  DataType,
  Domain,
  DomainConstraint,
  EnumType,
} from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import {
  keyOf,
  list,
  nameParts,
  ownName,
  Reader,
  tableTarget,
  text,
  unquoted,
  withoutParens,
  type Closing,
} from '../close/index.ts';
import { dataType } from './data-type.ts';

/** One type and the catalog object that it is. */
export interface ReadType<Data> {
  readonly object: CatalogObject;
  readonly data: Data;
}

/** The types of users. */
export interface ReadTypes {
  readonly enums: readonly ReadType<EnumType>[];
  readonly domains: readonly ReadType<Domain>[];
  readonly composites: readonly ReadType<CompositeType>[];
  /** The type of a column or an attribute, its collation included. It counts as used from then on. */
  typeOf(object: CatalogObject): DataType;
  isUsed(object: CatalogObject): boolean;
}

/** What is at hand while tables are read. */
export interface Reading {
  readonly closing: Closing;
  readonly types: ReadTypes;
}

/** Reads them all; what they are made of among each other may come in any order. */
export function readTypes(closing: Closing): ReadTypes {
  const objects = Object.values(closing.to.objects);
  const used = new Set<string>();
  const enums = byName(objects, 'enum', closing, (object) => readEnum(object, closing));
  const domains: NamedTypes<Domain> = byName(objects, 'domain', closing, (object) =>
    readDomain(object, { closing, baseOf: (type) => dataType(closing.sql(type), known) }),
  );
  const composites = byName(objects, 'composite type', closing, (object) =>
    readComposite(object, { closing, typeOf }),
  );
  const find = <Data>(types: NamedTypes<Data>, name: string): Data | undefined => {
    const found = types.get(name);
    if (found !== undefined) used.add(keyOf(found.object));
    return found?.data;
  };
  const known = {
    enumOf: (name: string) => find(enums, name),
    domainOf: (name: string) => find(domains, name),
  };
  const typeOf = (object: CatalogObject): DataType => {
    const type = closing.sql(text(object, 'type'));
    find(composites, type.replace(/(\[\])+$/, ''));
    const collation = text(object, 'collation');
    if (collation === '') return dataType(type, known);
    const name = nameParts(closing.sql(collation).replace(/^pg_catalog\./, ''));
    if (name.length === 1) return dataType(type, known, unquoted(name[0] ?? ''));
    return { sql: `${type} COLLATE ${name.join('.')}` };
  };
  return {
    enums: [...enums.values()],
    domains: [...domains.values()],
    composites: [...composites.values()],
    typeOf,
    isUsed: (object) => used.has(keyOf(object)),
  };
}

type NamedTypes<Data> = ReadonlyMap<string, ReadType<Data>>;

/** Types of one kind by their name as columns print it; each is read when it is first asked for. */
function byName<Data>(
  objects: readonly CatalogObject[],
  kind: string,
  closing: Closing,
  read: (object: CatalogObject) => Data,
): NamedTypes<Data> {
  return new Map(
    objects
      .filter((object) => object.kind === kind)
      .map((object) => {
        let data: Data | undefined;
        return [
          closing.sql(object.name),
          {
            object,
            get data() {
              return (data ??= read(object));
            },
          },
        ];
      }),
  );
}

function named(object: CatalogObject, { home }: Closing): Pick<EnumType, 'name' | 'schema' | 'comment'> {
  const { table: name, schema } = tableTarget(object.name, home);
  const comment = text(object, 'comment');
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
    ...(comment === '' ? {} : { comment }),
  };
}

function readEnum(object: CatalogObject, closing: Closing): EnumType {
  return { ...named(object, closing), values: list(object, 'values') };
}

function readDomain(
  object: CatalogObject,
  { closing, baseOf }: { readonly closing: Closing; readonly baseOf: (type: string) => DataType },
): Domain {
  const collation = text(object, 'collation');
  const value = text(object, 'default');
  const constraints = closing.to
    .childrenOf(keyOf(object))
    .filter(({ kind }) => kind === 'domain constraint')
    .flatMap((constraint) => readDomainConstraint(constraint, closing) ?? []);
  return {
    ...named(object, closing),
    type: baseOf(text(object, 'type')),
    ...(collation === '' ? {} : { collation: unquoted(nameParts(collation).at(-1) ?? '') }),
    ...(value === '' ? {} : { default: { text: closing.sql(value) } }),
    ...(object.definition['notNull'] === true ? { notNull: true } : {}),
    ...(constraints.length === 0 ? {} : { constraints }),
  };
}

function readDomainConstraint(object: CatalogObject, closing: Closing): DomainConstraint | undefined {
  const reader = new Reader(closing.sql(text(object, 'definition')));
  if (!reader.takes('CHECK')) return undefined;
  const check = withoutParens(reader.parens() ?? '');
  return { name: ownName(object), check, ...(reader.takes('NOT VALID') ? { notValid: true } : {}) };
}

function readComposite(
  object: CatalogObject,
  { closing, typeOf }: { readonly closing: Closing; readonly typeOf: (attribute: CatalogObject) => DataType },
): CompositeType {
  const attributes = closing.to.childrenOf(keyOf(object)).filter(({ kind }) => kind === 'attribute');
  return {
    ...named(object, closing),
    attributes: list(object, 'columnOrder').flatMap((name): readonly Attribute[] => {
      const attribute = attributes.find((item) => ownName(item) === name);
      return attribute === undefined ? [] : [{ name, type: typeOf(attribute) }];
    }),
  };
}
