import { migError } from '../errors/index.ts';
import type { Execute, RowValue } from './data.ts';
import { rowValue, type JsValue } from './js-value.ts';

/** Known by its brand: the package may be loaded twice. */
const PART: unique symbol = Symbol.for('mig-check.sql-part') as never;

type Chunk = { readonly sql: string } | { readonly value: JsValue };

/** A piece of SQL with the values in it. A bare string is not one: in a hole it is a value. */
export interface SqlPart {
  readonly [PART]: readonly Chunk[];
}

export type SqlHole = JsValue | SqlPart;

/** Template of SQL: `op.sql` and what belongs to it. */
export interface SqlTag {
  /** Runs the statement in its place in the queue. */
  (words: TemplateStringsArray, ...holes: readonly SqlHole[]): Promise<void>;
  /**
   * Runs a query and returns its rows as the driver gives them.
   * @throws MIG_OFFLINE_UNAVAILABLE without a database
   */
  rows<Row = Record<string, unknown>>(
    words: TemplateStringsArray,
    ...holes: readonly SqlHole[]
  ): Promise<readonly Row[]>;
  /** A piece of a statement, for a hole of another. */
  part(words: TemplateStringsArray, ...holes: readonly SqlHole[]): SqlPart;
  /** An identifier, quoted when it needs it; several make a dotted name. */
  id(...names: readonly string[]): SqlPart;
  /** Values or pieces with a separator between them: `in (${op.sql.join(ids)})`. @defaultValue separator `, ` */
  join(items: readonly SqlHole[], separator?: string): SqlPart;
}

/** The statement of a template as an operation; its values become parameters. @throws MIG_LITERAL_UNUSABLE */
export function templateOperation(words: TemplateStringsArray, holes: readonly SqlHole[]): Execute {
  const params: Record<string, RowValue> = {};
  const text = templatePart(words, holes)
    [PART].map((chunk) => {
      if ('sql' in chunk) return chunk.sql.replaceAll(':', '\\:');
      const name = `p${Object.keys(params).length + 1}`;
      params[name] = rowValue(chunk.value);
      return `:${name}`;
    })
    .join('');
  return { op: 'execute', sql: { text, params } };
}

export function templatePart(words: TemplateStringsArray, holes: readonly SqlHole[]): SqlPart {
  const chunks = words.flatMap((word, index): readonly Chunk[] => [
    ...(index === 0 ? [] : chunksOf(holes[index - 1])),
    { sql: word ?? words.raw[index] },
  ]);
  return { [PART]: chunks };
}

/** @throws MIG_NAME_UNUSABLE for an empty name */
export function identifierPart(names: readonly string[], quote: (name: string) => string): SqlPart {
  for (const name of names.length === 0 ? [''] : names)
    if (typeof name !== 'string' || name === '' || name.includes('\0'))
      throw migError('MIG_NAME_UNUSABLE', { name: String(name), problem: 'it is empty, or no text' });
  return { [PART]: [{ sql: names.map(quote).join('.') }] };
}

export function joinedPart(items: readonly SqlHole[], separator: string): SqlPart {
  const chunks = items.flatMap((item, index) => [
    ...(index === 0 ? [] : [{ sql: separator }]),
    ...chunksOf(item),
  ]);
  return { [PART]: chunks };
}

function chunksOf(hole: SqlHole | undefined): readonly Chunk[] {
  if (hole === undefined)
    throw migError('MIG_LITERAL_UNUSABLE', { value: 'undefined', problem: 'it is no value of a database' });
  return isPart(hole) ? hole[PART] : [{ value: hole }];
}

function isPart(hole: SqlHole): hole is SqlPart {
  return typeof hole === 'object' && hole !== null && PART in hole;
}
