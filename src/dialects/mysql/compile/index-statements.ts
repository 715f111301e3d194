import { migError } from '../../../errors/index.ts';
import type { CreateIndex, DropIndex } from '../../../operations/index.ts';
import { nameText, type IndexDialectOptions, type IndexElement } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  existingIndexName,
  join,
  newIndexName,
  nothing,
  ordering,
  qualified,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  words,
} from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { plainWord } from './words.ts';

/** What the options of an index say, in the spelling that this dialect reads. */
interface IndexOptions {
  readonly prefix?: string;
  readonly length?: number | Readonly<Record<string, number>>;
  readonly using?: string;
  readonly withParser?: string;
}

const OPTIONS = ['Prefix', 'Length', 'Using', 'WithParser'];

/** @see https://dev.mysql.com/doc/refman/9.7/en/create-index.html */
export function createIndex(
  operation: CreateIndex,
  context: CompileContext,
  flavour: Flavour,
): readonly Sql[] {
  const { table, schema, columns, unique } = operation;
  const { writer } = context;
  const options = indexOptions(operation, flavour);
  const keys = columns.map((element) => indexKey(element, options, context, flavour));
  return [
    words(
      verbatim(unique ? 'CREATE UNIQUE' : 'CREATE'),
      options.prefix === undefined ? nothing : verbatim(plainWord(options.prefix)),
      verbatim('INDEX'),
      operation.ifNotExists ? verbatim('IF NOT EXISTS') : nothing,
      newIndexName(operation, context),
      sql`ON ${qualified(writer, table, schema)}`,
      sql`(${join(keys, ', ')})`,
      options.withParser === undefined ? nothing : verbatim(`WITH PARSER ${plainWord(options.withParser)}`),
      options.using === undefined ? nothing : verbatim(`USING ${plainWord(options.using)}`),
    ),
  ];
}

/** An index belongs to its table here, so the table has to be known. @throws MIG_OPERATION_INVALID */
export function dropIndex(operation: DropIndex, context: CompileContext): readonly Sql[] {
  const { name, table, schema, ifExists } = operation;
  if (table === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `drop index ${name === null ? '' : nameText(name)}`.trimEnd(),
      problem: 'its table is not given, and an index has its name within its table here',
    });
  return [
    words(
      verbatim('DROP INDEX'),
      ifExists ? verbatim('IF EXISTS') : nothing,
      context.writer.identifier(existingIndexName(operation, context)),
      sql`ON ${qualified(context.writer, table, schema)}`,
    ),
  ];
}

/** Prefix and length are read in the dialect's own spelling; method and parser in MySQL's on both. */
function indexOptions({ dialectOptions = {}, table }: CreateIndex, { name }: Flavour): IndexOptions {
  for (const prefix of ['mysql', 'mariadb'])
    assertKnownOptions(dialectOptions, {
      prefix,
      known: OPTIONS.map((option) => prefix + option),
      operation: `create an index on ${nameText(table)}`,
    });
  const own = <K extends keyof IndexDialectOptions>(option: K): IndexDialectOptions[K] =>
    dialectOptions[option];
  const { mysqlUsing, mysqlWithParser } = dialectOptions;
  const [prefix, length, using, withParser] =
    name === 'mysql'
      ? [own('mysqlPrefix'), own('mysqlLength'), mysqlUsing, mysqlWithParser]
      : [
          own('mariadbPrefix'),
          own('mariadbLength'),
          own('mariadbUsing') ?? mysqlUsing,
          own('mariadbWithParser') ?? mysqlWithParser,
        ];
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(length === undefined ? {} : { length }),
    ...(using === undefined ? {} : { using }),
    ...(withParser === undefined ? {} : { withParser }),
  };
}

/** One key: what is indexed, how much of it, in which order. */
function indexKey(
  element: IndexElement,
  { length }: IndexOptions,
  { writer }: CompileContext,
  flavour: Flavour,
): Sql {
  const sized = (subject: Sql, key: string): Sql => {
    const characters = typeof length === 'number' ? length : length?.[key];
    if (characters === undefined) return subject;
    if (!Number.isSafeInteger(characters))
      throw migError('MIG_OPERATION_INVALID', {
        operation: 'write an index',
        problem: `${JSON.stringify(characters)} is no length of a prefix`,
      });
    return sql`${subject}(${verbatim(String(characters))})`;
  };
  if (typeof element === 'string' || 'quoted' in element)
    return sized(writer.identifier(element), nameText(element));
  if ('text' in element) {
    const written = expression(element.text, flavour);
    // Of an expression all is indexed.
    return written.sql.startsWith('(') ? written : sized(written, element.text);
  }
  if ('func' in element) {
    if (!flavour.expressionIndexes) throw noExpressions(flavour);
    const names = join(
      element.columns.map((column) => writer.identifier(column)),
      ', ',
    );
    return sql`(${verbatim(element.func)}(${names}))`;
  }
  const { column, nulls, collate } = element;
  if (collate !== undefined)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: 'write an index',
      dialect: flavour.name,
      problem: 'a key has the collation of its column',
    });
  const key = words(sized(writer.identifier(column), nameText(column)), ordering(element));
  return nulls === undefined ? key : sql`(${key})`;
}

/** A column, maybe with the length of a prefix, or something in parentheses already; each maybe with an order. */
const COMPLETE = /^\s*(?:\(.*\)|(?:`(?:[^`]|``)+`|[\w$]+)(?:\s*\(\s*\d+\s*\))?)(?:\s+(?:ASC|DESC))?\s*$/is;

const COLUMN = /^\s*(?:`(?:[^`]|``)+`|[\w$]+)(?:\s*\(\s*\d+\s*\))?(?:\s+(?:ASC|DESC))?\s*$/i;

/** An expression has to be in parentheses of its own. @throws MIG_OPERATION_UNSUPPORTED where an index cannot be over one */
function expression(text: string, flavour: Flavour): Sql {
  if (!flavour.expressionIndexes && !COLUMN.test(text)) throw noExpressions(flavour);
  return flavour.expressionIndexes && !COMPLETE.test(text) ? verbatim(`(${text})`) : verbatim(text);
}

function noExpressions({ name }: Flavour): Error {
  return migError('MIG_OPERATION_UNSUPPORTED', {
    operation: 'write an index',
    dialect: name,
    problem: 'a key is a column, no expression; add a computed column, and an index on that',
  });
}
