import type { Connection } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { JsonValue } from '../../../util/index.ts';
import { inBackticks } from '../compile/index.ts';
import { displayName, keyOf } from './names.ts';
import { parseTable, type ParsedKey } from './parse-table.ts';
import { textOf, pieces, withoutDatabase } from './sql-text.ts';

/** What the catalog's views say of a column's characters. */
export interface Characters {
  readonly characterSet: string | null;
  readonly collation: string | null;
}

export interface TableOptions {
  readonly connection: Connection;
  readonly database: string;
  readonly table: string;
  /** The collation that new columns get. */
  readonly collation: string | null;
  readonly characters: ReadonlyMap<string, Characters>;
  /** Triggers by the event that they are for, in the order in which they act. */
  readonly triggers: Readonly<Record<string, readonly string[]>>;
}

/** A table with its columns, keys and constraints. */
export async function tableObjects(options: TableOptions): Promise<readonly CatalogObject[]> {
  const { connection, database, table, triggers } = options;
  const [row] = await connection.query<Record<string, string>>(
    `show create table ${inBackticks(database)}.${inBackticks(table)}`,
  );
  const create = withoutDatabase(row?.['Create Table'] ?? '', database);
  const parsed = parseTable(create);
  const name = displayName(table);
  const parent = keyOf({ kind: 'table', name });
  const { characterSet: _charset, collation: _collation, ...definition } = parsed.definition;
  return [
    {
      kind: 'table',
      name,
      definition: {
        ...definition,
        ...(options.collation === null ? {} : { collation: options.collation }),
        columnOrder: parsed.columns.map((column) => displayName(column.name)),
        ...(parsed.keys.length === 0
          ? {}
          : { keyOrder: parsed.keys.map((key) => `${key.kind} ${key.name}`) }),
        ...Object.fromEntries(
          Object.entries(triggers).map(([event, names]) => [`${event} triggerOrder`, names]),
        ),
      },
      create: create.replace(/ AUTO_INCREMENT=\d+/, ''),
    },
    ...parsed.columns.map((column): CatalogObject => {
      return {
        kind: 'column',
        name: displayName(table, column.name),
        parent,
        definition: withCharacters(column.definition, {
          effective: options.characters.get(column.name),
          dialect: connection.server.dialect,
        }),
      };
    }),
    ...parsed.keys.map((key) => keyObject(key, table, parent)),
  ];
}

/**
 * Character set and collation as they are in effect; that they are written out beside is kept apart. On MySQL that says
 * nothing: a table made from what SHOW CREATE prints writes out more than the first.
 */
function withCharacters(
  { characterSet, collation, ...definition }: Readonly<Record<string, JsonValue>>,
  { effective, dialect }: { readonly effective: Characters | undefined; readonly dialect: string },
): Readonly<Record<string, JsonValue>> {
  const written = dialect === 'mysql' ? [] : [characterSet, collation].filter((item) => item !== undefined);
  return {
    ...definition,
    ...(effective?.characterSet == null ? {} : { characterSet: effective.characterSet }),
    ...(effective?.collation == null ? {} : { collation: effective.collation }),
    ...(written.length === 0
      ? {}
      : { explicitCharacters: written.map((item) => String(item as string)).join(' ') }),
  };
}

function keyObject({ kind, name, definition }: ParsedKey, table: string, parent: string): CatalogObject {
  return { kind, name: displayName(table, name), parent, definition };
}

/** A sequence of MariaDB; its next number is no part of it. */
export async function sequenceObject(
  connection: Connection,
  database: string,
  sequence: string,
): Promise<CatalogObject> {
  const [row] = await connection.query<Record<string, string>>(
    `show create sequence ${inBackticks(database)}.${inBackticks(sequence)}`,
  );
  const create = withoutDatabase(row?.['Create Table'] ?? '', database);
  const text = textOf(pieces(create).slice(5));
  const number = (words: string): string => new RegExp(`\\b${words} (-?\\d+)`, 'i').exec(text)?.[1] ?? '';
  return {
    kind: 'sequence',
    name: displayName(sequence),
    definition: {
      start: number('start with'),
      minimum: number('minvalue'),
      maximum: number('maxvalue'),
      increment: number('increment by'),
      cache: number('cache'),
      cycle: !/\bnocycle\b/i.test(text),
      text: text
        .replace(/\b(?:start with|minvalue|maxvalue|increment by|cache) -?\d+|\bno(?:cycle|cache)\b/gi, '')
        .replace(/\s+/g, ' ')
        .trim(),
    },
    create,
  };
}
