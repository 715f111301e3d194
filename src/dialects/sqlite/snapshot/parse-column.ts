import type { JsonValue } from '../../../util/index.ts';
import { inQuotes } from '../compile/index.ts';
import { readCheck, readConflict, readReference, type ParsedConstraint } from './parse-constraint.ts';
import { Reader, Unreadable } from './reader.ts';
import { canonical, isSymbol, nameOf, type Piece } from './sql-text.ts';

export interface ParsedColumn {
  /** As written, without quotes. */
  readonly name: string;
  readonly definition: Readonly<Record<string, JsonValue>>;
  /** Those written beside it. */
  readonly constraints: readonly ParsedConstraint[];
}

const CLAUSE =
  /^(CONSTRAINT|PRIMARY|NOT|NULL|UNIQUE|CHECK|DEFAULT|COLLATE|REFERENCES|GENERATED|AS|DEFERRABLE)$/;

/** What is being gathered about one column. */
interface Draft {
  readonly column: string;
  readonly definition: Record<string, JsonValue>;
  readonly constraints: ParsedConstraint[];
  /** Clauses in the order in which they are written. */
  readonly clauses: string[];
  /** Words that change nothing. */
  readonly idle: string[];
  /** Names of constraints that are a property here. */
  readonly names: Record<string, string>;
}

/** A column as it stands in CREATE TABLE. @throws Unreadable @see https://www.sqlite.org/syntax/column-def.html */
export function parseColumn(list: readonly Piece[]): ParsedColumn {
  const reader = new Reader(list);
  const name = nameOf(reader.take());
  const type = readType(reader);
  const draft: Draft = {
    column: canonical(list.slice(0, 1)),
    definition: type === '' ? {} : { type },
    constraints: [],
    clauses: [],
    idle: [],
    names: {},
  };
  while (!reader.isAtEnd) readClause(reader, draft);
  const { definition, constraints, clauses, idle, names } = draft;
  return {
    name,
    definition: {
      ...definition,
      ...(Object.keys(names).length === 0 ? {} : { constraintNames: names }),
      ...(clauses.length > 1 ? { clauseOrder: clauses } : {}),
      ...(idle.length === 0 ? {} : { idleWords: idle }),
    },
    constraints,
  };
}

function readType(reader: Reader): string {
  const parts: Piece[] = [];
  while (!reader.isAtEnd && !CLAUSE.test(reader.word)) {
    // A type in quotes is the same type without.
    parts.push({ kind: 'word', text: nameOf(reader.take()) });
    if (isSymbol(reader.next, '(')) {
      const size = reader.parenthesised();
      parts.push({ kind: 'symbol', text: '(' }, ...size, { kind: 'symbol', text: ')' });
    }
  }
  return canonical(parts).toUpperCase();
}

function readClause(reader: Reader, draft: Draft): void {
  const { definition, constraints, clauses, idle, names, column } = draft;
  const name = reader.skip('CONSTRAINT') ? nameOf(reader.take()) : undefined;
  const common = { name, inline: true, columns: [column] };
  const property = (clause: string): void => {
    clauses.push(clause);
    if (name !== undefined) names[clause] = name;
  };
  const constraint = (parsed: ParsedConstraint): void => {
    clauses.push(parsed.kind);
    constraints.push(parsed);
  };
  if (reader.skip('PRIMARY', 'KEY')) {
    const descending = reader.skip('DESC');
    if (reader.skip('ASC')) idle.push('asc');
    const conflict = readConflict(reader);
    const counts = reader.skip('AUTOINCREMENT');
    constraint({
      kind: 'primary key',
      ...common,
      columns: [descending ? `${column} desc` : column],
      ...conflict,
      ...(counts ? { autoIncrement: true } : {}),
    });
  } else if (reader.skip('UNIQUE'))
    constraint({ kind: 'unique constraint', ...common, ...readConflict(reader) });
  else if (reader.skip('CHECK'))
    constraint({ kind: 'check constraint', ...common, ...readCheck(reader.parenthesised()) });
  else if (reader.skip('REFERENCES'))
    constraint({ kind: 'foreign key', ...common, references: readReference(reader) });
  else if (reader.skip('NOT', 'NULL')) {
    property('not null');
    const { onConflict } = readConflict(reader);
    Object.assign(definition, { notNull: true, ...(onConflict === undefined ? {} : { onConflict }) });
  } else if (reader.skip('NULL')) {
    readConflict(reader);
    idle.push('null');
  } else if (reader.skip('COLLATE')) {
    property('collate');
    definition['collation'] = nameOf(reader.take()).toUpperCase();
  } else if (reader.skip('DEFAULT')) {
    property('default');
    definition['default'] = readDefault(reader);
  } else if (reader.skip('GENERATED', 'ALWAYS', 'AS') || reader.skip('AS')) readGenerated(reader, draft);
  else if (name === undefined || !reader.isAtEnd) throw new Unreadable(`unknown clause ${reader.next?.text}`);
}

function readGenerated(reader: Reader, { definition, clauses, idle }: Draft): void {
  clauses.push('generated');
  definition['generated'] = canonical(reader.parenthesised());
  if (reader.skip('STORED')) definition['stored'] = true;
  else if (reader.skip('VIRTUAL')) idle.push('virtual');
}

const CONSTANTS = /^(null|true|false|current_date|current_time|current_timestamp)$/i;

/**
 * A default as written, an expression in its parentheses. A name is text: `DEFAULT "x"` and `DEFAULT x` mean the string.
 * @see https://www.sqlite.org/quirks.html#dblquote
 */
function readDefault(reader: Reader): string {
  if (isSymbol(reader.next, '(')) return `(${canonical(reader.parenthesised())})`;
  const sign = reader.skipSymbol('-') ? '-' : reader.skipSymbol('+') ? '+' : '';
  const value = reader.take();
  const isText = value.kind === 'quoted' || (value.kind === 'word' && !CONSTANTS.test(value.text));
  return isText ? inQuotes(nameOf(value)) : `${sign}${canonical([value])}`;
}
