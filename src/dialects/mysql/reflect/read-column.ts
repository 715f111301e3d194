import type { Column, Computed, DataType, ServerDefault } from '../../../schema/index.ts';
import type { Remark } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { depthChange, keyOf, nameParts, pieces, textOf, trimmed, unquoted } from '../snapshot/index.ts';
import { dataType, type Characters } from './data-type.ts';

export interface ColumnContext {
  /** The collation that columns of the table get. */
  readonly tableCollation: string;
  readonly numbering: Numbering;
}

/** What says that a column numbers itself: `autoincrement` of a key, the type of another; `none`: nothing can. */
export type Numbering = 'key' | 'type' | 'none';

/** A column; what has no words stands behind its type as SQL, as long as the server reads it there. */
export function readColumn(
  object: CatalogObject,
  context: ColumnContext,
): { readonly column: Column; readonly remarks: readonly Remark[] } {
  const { definition } = object;
  const [, name = ''] = nameParts(object.name);
  const text = (property: string): string => String((definition[property] ?? '') as string);
  const comment = text('comment');
  const check = text('check');
  const computed = text('generated');
  const clauses = clausesOf(object, context);
  const serverDefault = defaultOf(text('default'), text('onUpdate'));
  const type = typeOf(object, context);
  const remarks = [
    ...(computed === '' ? [] : clauses.map(({ property }) => unsaid(object, property))),
    ...(definition['autoIncrement'] === true && context.numbering === 'none'
      ? [
          {
            key: keyOf(object),
            property: 'autoIncrement',
            reason: 'no key that is made with the table begins with it',
          },
        ]
      : []),
  ];
  return {
    column: {
      name,
      type: computed === '' && clauses.length > 0 ? withClauses(type, object, clauses) : type.data,
      nullable: definition['notNull'] !== true,
      ...(definition['autoIncrement'] === true && context.numbering === 'key' ? { autoincrement: true } : {}),
      ...(serverDefault === undefined ? {} : { serverDefault }),
      ...(comment === '' ? {} : { comment }),
      ...(computed === '' ? {} : { computed: readComputed(computed) }),
      ...(check === '' ? {} : { checks: [{ sqltext: withoutParens(check) }] }),
    },
    remarks,
  };
}

interface Clause {
  readonly property: string;
  readonly sql: string;
}

/** Attributes that the vocabulary has no words for. */
function clausesOf({ definition }: CatalogObject, { numbering }: ColumnContext): readonly Clause[] {
  const clause = (property: string, write: (value: string) => string): readonly Clause[] => {
    const value = definition[property];
    return value === undefined ? [] : [{ property, sql: write(String(value as string)) }];
  };
  const numbersItself = definition['autoIncrement'] === true && numbering === 'type';
  const onUpdateAlone = definition['default'] === undefined;
  return [
    ...clause('compressed', (value) => `COMPRESSED${value}`),
    ...clause('srid', (value) => `SRID ${value}`),
    ...clause('invisible', () => 'INVISIBLE'),
    ...clause('format', (value) => `COLUMN_FORMAT ${value}`),
    ...clause('storage', (value) => `STORAGE ${value}`),
    ...clause('versioning', (value) => `WITHOUT ${value}`),
    ...(onUpdateAlone ? clause('onUpdate', (value) => `ON UPDATE ${value}`) : []),
    ...(numbersItself ? [{ property: 'autoIncrement', sql: 'AUTO_INCREMENT' }] : []),
  ];
}

interface ReadType {
  readonly data: DataType;
  readonly characters: Characters;
}

function typeOf(object: CatalogObject, context: ColumnContext): ReadType {
  const characters = charactersOf(object, context);
  const type = String(object.definition['type'] as string);
  return { data: dataType(type, characters) ?? { sql: type }, characters };
}

function withClauses(
  { characters: { charset, collation } }: ReadType,
  { definition }: CatalogObject,
  clauses: readonly Clause[],
): DataType {
  const compressed = clauses.filter(({ property }) => property === 'compressed');
  const others = clauses.filter(({ property }) => property !== 'compressed');
  return {
    sql: [
      String(definition['type'] as string),
      ...compressed.map(({ sql }) => sql),
      ...(charset === undefined ? [] : [`CHARACTER SET ${charset}`]),
      ...(collation === undefined ? [] : [`COLLATE ${collation}`]),
      ...others.map(({ sql }) => sql),
    ].join(' '),
  };
}

/** Character set and collation, where they are not those of the table or MariaDB remembers that they were given. */
function charactersOf({ definition }: CatalogObject, { tableCollation }: ColumnContext): Characters {
  const explicit = definition['explicitCharacters'];
  if (typeof explicit === 'string')
    return Object.fromEntries(
      explicit.split(' ').map((name, at, all) => [
        // A collation is named after its character set.
        (all.length === 2 && at === 0) || !name.includes('_') ? 'charset' : 'collation',
        name,
      ]),
    );
  const { characterSet, collation } = definition;
  if (typeof collation !== 'string' || collation === tableCollation) return {};
  return { ...(typeof characterSet === 'string' ? { charset: characterSet } : {}), collation };
}

/** A literal as its value, all else as SQL. That a column is NULL when nothing is said is said by nothing. */
function defaultOf(value: string, onUpdate: string): ServerDefault | undefined {
  if (value === '') return undefined;
  if (onUpdate !== '') return { text: `${value} ON UPDATE ${onUpdate}` };
  if (/^null$/i.test(value)) return undefined;
  const [only, ...more] = pieces(value);
  if (only?.kind === 'string' && more.length === 0 && value.startsWith("'")) return unquoted(value);
  return /^-?\d+(\.\d+)?$/.test(value) ? value : { text: value };
}

function readComputed(text: string): Computed {
  const list = pieces(text);
  let depth = 0;
  const close = list.findIndex((piece) => (depth += depthChange(piece)) === 0);
  const kept = textOf(list.slice(close + 1)).toUpperCase();
  return {
    sqltext: textOf(list.slice(1, close)),
    persisted: /^(STORED|PERSISTENT)\b/.test(kept),
  };
}

/** `(a > 0)` → `a > 0` */
function withoutParens(text: string): string {
  const list = trimmed(pieces(text));
  return textOf(list.slice(1, -1));
}

function unsaid(object: CatalogObject, property: string): Remark {
  return { key: keyOf(object), property, reason: 'schema data has no word for it beside a computed value' };
}
