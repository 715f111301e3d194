import type { Constraint, Deferral, Identifier } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { text, type Closing } from './closing.ts';
import { withoutParens } from './column-data.ts';
import { nameParts, unquoted } from './names.ts';
import { Reader, splitList } from './scan.ts';
import { ownName } from './table-target.ts';

/**
 * A constraint as plain data, read from the definition that the server prints; `undefined` for one that has something
 * which the vocabulary of operations has no word for.
 */
export function constraintData(object: CatalogObject, closing: Closing): Constraint | undefined {
  const reader = new Reader(closing.sql(text(object, 'definition')));
  const name = ownName(object);
  const found = READERS[object.kind]?.(reader, name);
  return found === undefined || reader.rest() !== '' ? undefined : found;
}

type Read = (reader: Reader, name: string) => Constraint | undefined;

const READERS: Readonly<Record<string, Read>> = {
  'primary key': (reader, name) => {
    if (!reader.takes('PRIMARY KEY')) return undefined;
    const columns = names(reader.parens());
    const include = reader.takes('INCLUDE') ? names(reader.parens()) : [];
    if (columns.some(isOverlapping)) return undefined;
    return {
      kind: 'primaryKey',
      name,
      columns,
      ...deferral(reader),
      ...(include.length === 0 ? {} : { dialectOptions: { postgresqlInclude: include } }),
    };
  },
  'unique constraint': (reader, name) => {
    if (!reader.takes('UNIQUE')) return undefined;
    const notDistinct = reader.takes('NULLS NOT DISTINCT');
    const columns = names(reader.parens());
    const include = reader.takes('INCLUDE') ? names(reader.parens()) : [];
    if (columns.some(isOverlapping)) return undefined;
    const dialectOptions = {
      ...(include.length === 0 ? {} : { postgresqlInclude: include }),
      ...(notDistinct ? { postgresqlNullsNotDistinct: true } : {}),
    };
    return {
      kind: 'unique',
      name,
      columns,
      ...deferral(reader),
      ...(Object.keys(dialectOptions).length === 0 ? {} : { dialectOptions }),
    };
  },
  'check constraint': (reader, name) => {
    if (!reader.takes('CHECK')) return undefined;
    const condition = reader.parens();
    if (condition === undefined) return undefined;
    return { kind: 'check', name, sqltext: withoutParens(condition), ...validity(reader) };
  },
  'foreign key': foreignKey,
  'exclusion constraint': (reader, name) => {
    if (!reader.takes('EXCLUDE USING')) return undefined;
    const using = reader.next();
    const elements = splitList(reader.parens() ?? '').map((element) => {
      const [, subject = '', op = ''] = /^(.*) WITH (.*)$/s.exec(element) ?? [];
      return isName(subject) ? { column: unquoted(subject), op } : { text: subject, op };
    });
    const where = reader.takes('WHERE') ? withoutParens(reader.parens() ?? '') : undefined;
    return {
      kind: 'exclude',
      name,
      elements,
      using,
      ...(where === undefined ? {} : { where }),
      ...deferral(reader),
    };
  },
};

function foreignKey(reader: Reader, name: string): Constraint | undefined {
  if (!reader.takes('FOREIGN KEY')) return undefined;
  const columns = names(reader.parens());
  if (columns.some(isOverlapping) || !reader.takes('REFERENCES')) return undefined;
  const parts = nameParts(reader.name()).map(unquoted);
  const refColumns = names(reader.parens());
  const match = reader.takes('MATCH') ? reader.next() : undefined;
  const onUpdate = reader.takes('ON UPDATE') ? action(reader) : undefined;
  const onDelete = reader.takes('ON DELETE') ? action(reader) : undefined;
  const [table = '', schema] = [...parts].reverse();
  return {
    kind: 'foreignKey',
    name,
    columns,
    refTable: table,
    ...(schema === undefined ? {} : { refSchema: schema }),
    refColumns,
    ...(match === undefined ? {} : { match }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
    ...(onDelete === undefined ? {} : { onDelete }),
    ...deferral(reader),
    ...validity(reader),
  };
}

function action(reader: Reader): string {
  if (reader.takes('NO ACTION')) return 'NO ACTION';
  const first = reader.next();
  if (first !== 'SET') return first;
  const words = `SET ${reader.next()}`;
  const columns = reader.parens();
  return columns === undefined ? words : `${words} (${columns})`;
}

function deferral(reader: Reader): Deferral {
  if (!reader.takes('DEFERRABLE')) return {};
  return reader.takes('INITIALLY DEFERRED')
    ? { deferrable: true, initially: 'DEFERRED' }
    : { deferrable: true };
}

function validity(reader: Reader): { readonly dialectOptions?: { readonly postgresqlNotValid: true } } {
  return reader.takes('NOT VALID') ? { dialectOptions: { postgresqlNotValid: true } } : {};
}

function names(list: string | undefined): readonly string[] {
  return list === undefined ? [] : splitList(list).map(unquoted);
}

/** `during WITHOUT OVERLAPS`, `PERIOD during`: PostgreSQL 18. */
function isOverlapping(column: Identifier): boolean {
  return typeof column === 'string' && /^PERIOD | WITHOUT OVERLAPS$/.test(column);
}

/** A plain column, not an expression and nothing with an operator class. */
function isName(text: string): boolean {
  return /^(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")$/.test(text);
}
