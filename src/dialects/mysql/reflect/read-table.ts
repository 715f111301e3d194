import {
  sameName,
  type Constraint,
  type Index,
  type Table,
  type TableDialectOptions,
  withoutNumbering,
} from '../../../schema/index.ts';
import type { Remark } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { Flavour } from '../compile/index.ts';
import { keyOf, nameParts } from '../snapshot/index.ts';
import { readColumn, type Numbering } from './read-column.ts';
import {
  readCheck,
  readForeignKey,
  readIndex,
  readPrimaryKey,
  readUnique,
  type ReadKey,
} from './read-key.ts';

const REASON = 'schema data has no word for it';

/** A table with its keys and constraints, and what could not be said. */
export function readTable(
  object: CatalogObject,
  children: readonly CatalogObject[],
  flavour: Flavour,
): { readonly table: Table; readonly remarks: readonly Remark[] } {
  const { definition } = object;
  const remarks: Remark[] = [];
  const constraints: Constraint[] = [];
  const indexes: Index[] = [];
  const keep = <Data>(child: CatalogObject, read: ReadKey<Data> | undefined, into: Data[]): void => {
    if (read === undefined) remarks.push({ key: keyOf(child), reason: 'schema data has no words for it' });
    else {
      into.push(read.data);
      remarks.push(...read.unsaid.map((property) => ({ key: keyOf(child), property, reason: REASON })));
    }
  };
  for (const child of inOrder(children, definition['keyOrder'])) {
    if (child.kind === 'primary key') keep<Constraint>(child, readPrimaryKey(child), constraints);
    else if (child.kind === 'foreign key') keep<Constraint>(child, readForeignKey(child), constraints);
    else if (child.kind === 'check constraint') keep<Constraint>(child, readCheck(child), constraints);
    else if (child.kind === 'period') keep(child, undefined, []);
    else if (child.kind === 'index') {
      const unique = readUnique(child);
      if (unique === undefined) keep(child, readIndex(child, flavour), indexes);
      else keep<Constraint>(child, unique, constraints);
    }
  }
  const columns = inOrder(children, definition['columnOrder'])
    .filter(({ kind }) => kind === 'column')
    .map((child) => {
      const read = readColumn(child, {
        tableCollation: String((definition['collation'] ?? '') as string),
        numbering: numberingOf(child, constraints),
      });
      remarks.push(...read.remarks);
      return read.column;
    });
  const { options, unsaid } = tableOptions(object, flavour);
  remarks.push(...unsaid.map((property) => ({ key: keyOf(object), property, reason: REASON })));
  const comment = String((definition['comment'] ?? '') as string);
  const [name = ''] = nameParts(object.name);
  const table: Table = {
    name,
    columns,
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(indexes.length === 0 ? {} : { indexes }),
    ...(comment === '' ? {} : { comment }),
    dialectOptions: options,
  };
  return { table: withoutNumbering(table), remarks };
}

/** Objects in the order of a list that names them; those of other kinds after them. */
function inOrder(objects: readonly CatalogObject[], order: unknown): readonly CatalogObject[] {
  const names = (order ?? []) as readonly string[];
  const place = (object: CatalogObject): number => {
    const own = nameParts(object.name).slice(1);
    const at = names.findIndex((name) => {
      if (object.kind === 'column') return nameParts(name)[0] === own[0];
      return name === `${object.kind} ${own[0] ?? ''}`;
    });
    return at === -1 ? names.length : at;
  };
  return objects.toSorted((a, b) => place(a) - place(b));
}

/** A column can number itself when a key that is made with the table begins with it: indexes are made later. */
function numberingOf({ name }: CatalogObject, constraints: readonly Constraint[]): Numbering {
  const [, column = ''] = nameParts(name);
  const keys = constraints.flatMap((item) =>
    item.kind === 'primaryKey' || item.kind === 'unique' ? [item] : [],
  );
  if (!keys.some(({ columns: [first] }) => sameName(first, column))) return 'none';
  const isOfKey = keys.some(
    ({ kind, columns }) => kind === 'primaryKey' && columns.some((item) => sameName(item, column)),
  );
  return isOfKey ? 'key' : 'type';
}

/** Options by the names that CREATE TABLE of the vocabulary takes; the counter is data. */
function tableOptions(
  { definition }: CatalogObject,
  { name: prefix }: Flavour,
): { readonly options: TableDialectOptions; readonly unsaid: readonly string[] } {
  const { engine, collation, options = {}, partitioning, attributes } = definition;
  const named: [string, unknown][] = [
    ['Engine', engine],
    ['DefaultCharset', typeof collation === 'string' ? collation.split('_')[0] : undefined],
    ['Collate', collation],
    ...Object.entries(options as Readonly<Record<string, string>>).map(
      ([option, value]): [string, unknown] => [camelCase(option), value],
    ),
    [
      'PartitionBy',
      typeof partitioning === 'string' ? partitioning.replace(/^PARTITION\s+BY\s+/i, '') : undefined,
    ],
  ];
  return {
    options: Object.fromEntries(
      named.filter(([, value]) => value !== undefined).map(([option, value]) => [prefix + option, value]),
    ) as TableDialectOptions,
    unsaid: attributes === undefined ? [] : ['attributes'],
  };
}

/** `ROW_FORMAT` → `RowFormat`, `DATA DIRECTORY` → `DataDirectory`. */
function camelCase(option: string): string {
  return option
    .toLowerCase()
    .replace(/(?:^|[ _])([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
