import type { JsonValue } from '../../../util/index.ts';
import { foldSigns } from './fold-signs.ts';
import { parseColumn, type ParsedColumn } from './parse-column.ts';
import {
  depthChange,
  isSymbol,
  isWord,
  nameOf,
  pieces,
  splitAtCommas,
  textOf,
  trimmed,
  unquoted,
  type Piece,
} from './sql-text.ts';

type Definition = Readonly<Record<string, JsonValue>>;

/** A key or constraint of a table. */
export interface ParsedKey {
  readonly kind: 'primary key' | 'index' | 'foreign key' | 'check constraint' | 'period';
  readonly name: string;
  readonly definition: Definition;
}

export interface ParsedTable {
  readonly columns: readonly ParsedColumn[];
  readonly keys: readonly ParsedKey[];
  /** Options, comment, partitions. */
  readonly definition: Definition;
}

/** Cuts what SHOW CREATE TABLE prints into its parts. Every word of it ends up in a part. */
export function parseTable(sql: string): ParsedTable {
  const list = pieces(foldSigns(sql));
  const open = list.findIndex((piece) => isSymbol(piece, '('));
  const close = matching(list, open);
  const columns: ParsedColumn[] = [];
  const keys: ParsedKey[] = [];
  for (const line of splitAtCommas(list.slice(open + 1, close))) {
    if (line[0]?.kind === 'quoted') columns.push(parseColumn(line));
    else if (line.length > 0) keys.push(parseKey(line));
  }
  return { columns, keys, definition: parseOptions(list.slice(close + 1)) };
}

function matching(list: readonly Piece[], open: number): number {
  let depth = 0;
  for (let at = open; at < list.length; at += 1) {
    depth += depthChange(list[at] as Piece);
    if (depth === 0) return at;
  }
  return list.length;
}

function parseKey(line: readonly Piece[]): ParsedKey {
  const first = line[0];
  if (isWord(first, 'CONSTRAINT')) return parseConstraint(line.slice(1));
  if (isWord(first, 'CHECK')) return check('', line);
  if (isWord(first, 'PERIOD'))
    return { kind: 'period', name: periodName(line), definition: { text: textOf(line) } };
  const keyword = line.findIndex((piece) => isWord(piece, 'KEY') || isWord(piece, 'INDEX'));
  const type = textOf(line.slice(0, Math.max(0, keyword))).toUpperCase();
  const rest = trimmed(line.slice(keyword + 1));
  const named = rest[0]?.kind === 'quoted' ? rest[0] : undefined;
  const list = named === undefined ? rest : trimmed(rest.slice(1));
  const open = list.findIndex((piece) => isSymbol(piece, '('));
  const end = matching(list, open);
  const options = keyOptions(list.slice(end + 1));
  const columns = splitAtCommas(list.slice(open + 1, end)).map(textOf);
  const isPrimary = type === 'PRIMARY';
  return {
    kind: isPrimary ? 'primary key' : 'index',
    name: isPrimary || named === undefined ? 'PRIMARY' : nameOf(named),
    definition: { ...(isPrimary || type === '' ? {} : { type: type.toLowerCase() }), columns, ...options },
  };
}

function keyOptions(list: readonly Piece[]): Definition {
  const at = list.findIndex((piece) => isWord(piece, 'COMMENT'));
  const after = at === -1 ? [] : trimmed(list.slice(at + 1));
  const [comment] = after;
  const options = [textOf(at === -1 ? list : list.slice(0, at)), textOf(after.slice(1))].filter(
    (text) => text !== '',
  );
  return {
    ...(options.length === 0 ? {} : { options: options.join(' ').replace(/\s+/g, ' ') }),
    ...(comment === undefined ? {} : { comment: unquoted(comment.text) }),
  };
}

function periodName(line: readonly Piece[]): string {
  const name = line.findLast(
    (piece, index) => piece.kind === 'quoted' && !line.slice(0, index).some((other) => isSymbol(other, '(')),
  );
  return name === undefined ? 'SYSTEM_TIME' : nameOf(name);
}

function parseConstraint(line: readonly Piece[]): ParsedKey {
  const list = trimmed(line);
  const name = list[0] === undefined ? '' : nameOf(list[0]);
  const rest = trimmed(list.slice(1));
  return isWord(rest[0], 'CHECK') ? check(name, rest) : foreignKey(name, rest);
}

function check(name: string, list: readonly Piece[]): ParsedKey {
  const open = list.findIndex((piece) => isSymbol(piece, '('));
  const end = matching(list, open);
  const after = textOf(list.slice(end + 1));
  return {
    kind: 'check constraint',
    name,
    definition: {
      expression: textOf(list.slice(open + 1, end)),
      ...(after === '' ? {} : { options: after }),
    },
  };
}

const ACTION = /\bON (DELETE|UPDATE) (CASCADE|SET NULL|SET DEFAULT|RESTRICT|NO ACTION)/g;

/**
 * RESTRICT, NO ACTION and nothing do the same; how it is spelled is kept apart.
 * @see https://dev.mysql.com/doc/refman/9.7/en/create-table-foreign-keys.html#foreign-key-referential-actions
 */
function foreignKey(name: string, list: readonly Piece[]): ParsedKey {
  const text = textOf(list);
  const [, columns = '', target = '', actions = ''] =
    /^FOREIGN KEY \((.*?)\) REFERENCES ((?:`(?:[^`]|``)+`\.?)+ \(.*?\))(.*)$/s.exec(text) ?? [];
  const definition: Record<string, JsonValue> = { columns, references: target };
  const idle: string[] = [];
  for (const [action, event = '', what = ''] of actions.matchAll(ACTION)) {
    if (what === 'RESTRICT' || what === 'NO ACTION') idle.push(action);
    else definition[event === 'DELETE' ? 'onDelete' : 'onUpdate'] = what;
  }
  if (idle.length > 0) definition['idleActions'] = idle.join(' ');
  const rest = actions.replace(ACTION, '').trim();
  if (rest !== '') definition['options'] = rest;
  return { kind: 'foreign key', name, definition };
}

/** Options that have properties of their own, beside `options`. */
const NAMED: Readonly<Record<string, string>> = {
  ENGINE: 'engine',
  AUTO_INCREMENT: 'autoIncrement',
  'DEFAULT CHARSET': 'characterSet',
  COLLATE: 'collation',
  COMMENT: 'comment',
};

/** `NAME=value` up to PARTITION BY; words without value (WITH SYSTEM VERSIONING) are an option too. */
function parseOptions(list: readonly Piece[]): Definition {
  const start = list.findIndex(
    (piece, index) => isWord(piece, 'PARTITION') && isWord(trimmed(list.slice(index + 1))[0], 'BY'),
  );
  const partitioning = start === -1 ? '' : textOf(list.slice(start));
  const definition: Record<string, JsonValue> = {};
  const others: Record<string, JsonValue> = {};
  let words: string[] = [];
  const tail = (start === -1 ? list : list.slice(0, start)).filter(({ kind }) => kind !== 'space');
  for (let at = 0; at < tail.length; at += 1) {
    const piece = tail[at] as Piece;
    if (!isSymbol(piece, '=')) {
      words.push(piece.text);
      continue;
    }
    const end = isSymbol(tail[at + 1] ?? piece, '(') ? matching(tail, at + 1) : at + 1;
    const name = words.join(' ');
    const value = textOf(tail.slice(at + 1, end + 1));
    const property = NAMED[name];
    if (property === undefined) others[name.replaceAll('`', '')] = value;
    else definition[property] = property === 'comment' ? unquoted(value) : value;
    words = [];
    at = end;
  }
  const bare = words.join(' ');
  return {
    ...definition,
    ...(Object.keys(others).length === 0 ? {} : { options: others }),
    ...(bare === '' ? {} : { attributes: bare }),
    ...(partitioning === '' ? {} : { partitioning }),
  };
}
