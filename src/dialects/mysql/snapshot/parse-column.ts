import type { JsonValue } from '../../../util/index.ts';
import { depthChange, isWord, nameOf, textOf, trimmed, unquoted, type Piece } from './sql-text.ts';

/** What a line of SHOW CREATE TABLE says of a column. */
export interface ParsedColumn {
  readonly name: string;
  readonly definition: Readonly<Record<string, JsonValue>>;
}

/** Words that begin an attribute, by the property that it becomes. What is no such word belongs to what it follows. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  CHARACTER: 'characterSet',
  COLLATE: 'collation',
  DEFAULT: 'default',
  AUTO_INCREMENT: 'autoIncrement',
  COMMENT: 'comment',
  GENERATED: 'generated',
  CHECK: 'check',
  INVISIBLE: 'invisible',
  COLUMN_FORMAT: 'format',
  STORAGE: 'storage',
  COMPRESSED: 'compressed',
  WITHOUT: 'versioning',
  SRID: 'srid',
};
const FLAGS = new Set(['autoIncrement', 'invisible']);

/**
 * Cuts `` `name` type attribute … `` into properties. Nothing is lost: the type goes on up to the first word that begins
 * an attribute, and an attribute up to the next.
 */
export function parseColumn(line: readonly Piece[]): ParsedColumn {
  const [name, ...rest] = line;
  const parts = new Map<string, Piece[]>([['type', []]]);
  let current = 'type';
  let depth = 0;
  const words = rest.filter(({ kind }) => kind !== 'space');
  for (const piece of rest) {
    const next = depth === 0 && piece.kind === 'word' ? words[words.indexOf(piece) + 1] : undefined;
    const begun =
      depth === 0 ? attributeAt(piece, next, { current, empty: isEmpty(parts.get(current)) }) : undefined;
    depth += depthChange(piece);
    if (begun === undefined) parts.get(current)?.push(piece);
    else {
      current = begun;
      parts.set(current, []);
    }
  }
  return { name: name === undefined ? '' : nameOf(name), definition: definitionOf(parts) };
}

function attributeAt(
  piece: Piece,
  next: Piece | undefined,
  { current, empty }: { readonly current: string; readonly empty: boolean },
): string | undefined {
  if (piece.kind !== 'word') return undefined;
  const word = piece.text.toUpperCase();
  if (word === 'NOT' && isWord(next, 'NULL')) return 'notNull';
  if (word === 'NULL') return current === 'notNull' || (current === 'default' && empty) ? undefined : 'null';
  if (word === 'ON' && isWord(next, 'UPDATE')) return 'onUpdate';
  if (word === 'UPDATE' && current === 'onUpdate') return undefined;
  return Object.hasOwn(ATTRIBUTES, word) ? ATTRIBUTES[word] : undefined;
}

function isEmpty(list: readonly Piece[] | undefined): boolean {
  return list === undefined || trimmed(list).length === 0;
}

function definitionOf(parts: ReadonlyMap<string, readonly Piece[]>): Record<string, JsonValue> {
  const definition: Record<string, JsonValue> = {};
  for (const [property, list] of parts) {
    const text = textOf(list);
    if (property === 'null') continue;
    if (property === 'notNull' || FLAGS.has(property)) definition[property] = true;
    else if (property === 'comment') definition[property] = unquoted(text);
    else if (property === 'characterSet') definition[property] = text.replace(/^SET\s+/i, '');
    else if (property === 'onUpdate') definition[property] = text.replace(/^UPDATE\s+/i, '');
    else if (property === 'generated') definition[property] = text.replace(/^ALWAYS\s+AS\s+/i, '');
    else definition[property] = text;
  }
  return definition;
}
