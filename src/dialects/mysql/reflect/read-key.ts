import type {
  CheckConstraint,
  ForeignKeyConstraint,
  Index,
  IndexDialectOptions,
  IndexElement,
  PrimaryKeyConstraint,
  UniqueConstraint,
} from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { Flavour } from '../compile/index.ts';
import {
  isSymbol,
  isWord,
  nameOf,
  nameParts,
  pieces,
  splitAtCommas,
  textOf,
  trimmed,
} from '../snapshot/index.ts';

/** A key or constraint in words of the vocabulary. */
export interface ReadKey<Data> {
  readonly data: Data;
  /** Properties that it does not say. */
  readonly unsaid: readonly string[];
}

export function readPrimaryKey({ definition }: CatalogObject): ReadKey<PrimaryKeyConstraint> | undefined {
  const columns = plainColumns(definition['columns'] as readonly string[]);
  if (columns === undefined) return undefined;
  return { data: { kind: 'primaryKey', columns }, unsaid: given(definition, ['options', 'comment']) };
}

/** A unique key of plain columns is a constraint; every other key is an index. */
export function readUnique(object: CatalogObject): ReadKey<UniqueConstraint> | undefined {
  const { definition } = object;
  const columns = plainColumns(definition['columns'] as readonly string[]);
  const isPlain = definition['type'] === 'unique' && definition['options'] === undefined;
  if (!isPlain || columns === undefined) return undefined;
  return {
    data: { kind: 'unique', name: ownName(object), columns },
    unsaid: given(definition, ['comment']),
  };
}

const TYPES: Readonly<Record<string, string>> = { fulltext: 'FULLTEXT', spatial: 'SPATIAL' };

export function readIndex(object: CatalogObject, { name: prefix }: Flavour): ReadKey<Index> {
  const { definition } = object;
  const lengths: Record<string, number> = {};
  const columns = (definition['columns'] as readonly string[]).map((key) => readElement(key, lengths));
  const type = TYPES[String(definition['type'] as string)];
  const options = indexOptions(String((definition['options'] ?? '') as string));
  const dialectOptions = Object.fromEntries(
    Object.entries({
      Prefix: type,
      Length: Object.keys(lengths).length === 0 ? undefined : lengths,
      Using: options.using,
      WithParser: options.parser,
    })
      .filter(([, value]) => value !== undefined)
      .map(([option, value]) => [prefix + option, value]),
  ) as IndexDialectOptions;
  return {
    data: {
      name: ownName(object),
      columns,
      ...(definition['type'] === 'unique' ? { unique: true } : {}),
      ...(Object.keys(dialectOptions).length === 0 ? {} : { dialectOptions }),
    },
    unsaid: [...(options.isWhole ? [] : ['options']), ...given(definition, ['comment'])],
  };
}

function indexOptions(text: string): {
  readonly using?: string;
  readonly parser?: string;
  readonly isWhole: boolean;
} {
  const using = /\bUSING (\w+)/i.exec(text)?.[1];
  const parser = /\bWITH PARSER `?(\w+)`?/i.exec(text)?.[1];
  const rest = text.replace(/\bUSING \w+|\bWITH PARSER `?\w+`?/gi, '').trim();
  return {
    ...(using === undefined ? {} : { using }),
    ...(parser === undefined ? {} : { parser }),
    isWhole: rest === '',
  };
}

/** `` `name`(10) DESC `` or an expression in parentheses. */
function readElement(text: string, lengths: Record<string, number>): IndexElement {
  const [first, ...rest] = pieces(text).filter(({ kind }) => kind !== 'space');
  if (first?.kind !== 'quoted') return { text };
  const column = nameOf(first);
  const last = rest.at(-1);
  const order = isWord(last, 'DESC') ? 'desc' : isWord(last, 'ASC') ? 'asc' : undefined;
  const size = /^\((\d+)\)$/.exec(textOf(order === undefined ? rest : rest.slice(0, -1)))?.[1];
  if (size !== undefined) lengths[column] = Number(size);
  return order === undefined ? column : { column, order };
}

export function readForeignKey(object: CatalogObject): ReadKey<ForeignKeyConstraint> | undefined {
  const { definition } = object;
  const columns = plainColumns(listOf(String(definition['columns'] as string)));
  const target = trimmed(pieces(String(definition['references'] as string)));
  const open = target.findIndex((piece) => isSymbol(piece, '('));
  const names = target
    .slice(0, open)
    .filter(({ kind }) => kind === 'quoted')
    .map(nameOf);
  const refColumns = plainColumns(splitAtCommas(target.slice(open + 1, -1)).map(textOf));
  const refTable = names.at(-1);
  if (columns === undefined || refColumns === undefined || refTable === undefined) return undefined;
  const idle = String((definition['idleActions'] ?? '') as string);
  const action = (event: 'DELETE' | 'UPDATE'): string | undefined =>
    (definition[event === 'DELETE' ? 'onDelete' : 'onUpdate'] as string | undefined) ??
    new RegExp(`ON ${event} (RESTRICT|NO ACTION)`).exec(idle)?.[1];
  const [onDelete, onUpdate] = [action('DELETE'), action('UPDATE')];
  return {
    data: {
      kind: 'foreignKey',
      name: ownName(object),
      columns,
      refTable,
      ...(names.length === 2 ? { refSchema: names[0] ?? null } : {}),
      refColumns,
      ...(onDelete === undefined ? {} : { onDelete }),
      ...(onUpdate === undefined ? {} : { onUpdate }),
    },
    unsaid: given(definition, ['options']),
  };
}

export function readCheck(object: CatalogObject): ReadKey<CheckConstraint> {
  const name = ownName(object);
  const sqltext = String(object.definition['expression'] as string);
  return {
    data: { kind: 'check', ...(name === '' ? {} : { name }), sqltext },
    unsaid: given(object.definition, ['options']),
  };
}

function listOf(text: string): readonly string[] {
  return splitAtCommas(pieces(text)).map(textOf);
}

/** Names of columns; `undefined` when a key has a length, an order or an expression. */
function plainColumns(list: readonly string[]): readonly string[] | undefined {
  const names = list.map((text) => {
    const [only, ...more] = pieces(text);
    return only?.kind === 'quoted' && more.length === 0 ? nameOf(only) : undefined;
  });
  return names.some((name) => name === undefined) ? undefined : (names as readonly string[]);
}

function ownName({ name }: CatalogObject): string {
  return nameParts(name)[1] ?? '';
}

function given(definition: CatalogObject['definition'], properties: readonly string[]): readonly string[] {
  return properties.filter((property) => definition[property] !== undefined);
}
