import type { Column, ServerDefault } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { text, type Closing } from './closing.ts';
import { typeBase } from './conversions.ts';
import { identityOf, identityProperties, isExact } from './identity.ts';
import { lastPart, unquoted } from './names.ts';
import { isPlainNotNull } from './not-null.ts';
import { SERIAL } from './sequences.ts';

/** A column that the vocabulary of operations has no words for. */
export function isBeyondOperations(column: CatalogObject): boolean {
  const identity = identityProperties(column);
  return (
    text(column, 'generated') === 'virtual' ||
    column.definition['foreignOptions'] !== undefined ||
    (identity !== undefined && !isExact(identity, text(column, 'type')))
  );
}

export interface ColumnWriting {
  /** Its sequence is made with it: `serial`. */
  readonly serial: boolean;
  /** The default is set by a statement of its own, when what it calls is there. */
  readonly withoutDefault: boolean;
}

/** The column as `addColumn` and `createTable` take it. */
export function columnData(column: CatalogObject, closing: Closing, writing: ColumnWriting): Column {
  const identity = identityProperties(column);
  const type = text(column, 'type');
  const expression = text(column, 'generationExpression');
  const value = writing.serial || writing.withoutDefault ? undefined : defaultOf(column, closing);
  const comment = text(column, 'comment');
  return {
    name: unquoted(lastPart(column.name)),
    type: { sql: writing.serial ? (SERIAL[type] ?? type) : typeText(column, closing) },
    ...(value === undefined ? {} : { serverDefault: value }),
    ...(identity === undefined ? {} : { identity: identityOf(identity, type) }),
    ...(expression === ''
      ? {}
      : { computed: { sqltext: closing.sql(withoutParens(expression)), persisted: true } }),
    ...(identity === undefined ? { nullable: !isPlainNotNull(column) } : {}),
    ...(comment === '' ? {} : { comment }),
  };
}

/** Type, compression and collation, as they stand together in a column definition. */
export function typeText(column: CatalogObject, closing: Closing): string {
  const collation = text(column, 'collation');
  const compression = text(column, 'compression');
  return [
    closing.sql(text(column, 'type')),
    ...(compression === '' ? [] : [`COMPRESSION ${compression}`]),
    ...(collation === '' ? [] : [collationClause(collation, closing)]),
  ].join(' ');
}

export function collationClause(collation: string, closing: Closing): string {
  return `COLLATE ${closing.sql(collation).replace(/^pg_catalog\./, '')}`;
}

/** The default as an operation carries it: a plain literal where it is one of the column's own type. */
export function defaultOf(column: CatalogObject, closing: Closing): ServerDefault | undefined {
  const expression = text(column, 'default');
  if (expression === '') return undefined;
  const [, content, type] = /^'((?:[^']|'')*)'::([^:]+)$/.exec(expression) ?? [];
  if (content !== undefined && type !== undefined && isOwnType(type, text(column, 'type')))
    return content.replaceAll("''", "'");
  return { text: defaultText(expression, closing) };
}

/** A default as SQL; `nextval` takes the name of a sequence without being told that it is one. */
export function defaultText(expression: string, closing: Closing): string {
  return closing.sql(expression).replace(/\bnextval\(('(?:[^']|'')*')::regclass\)/g, 'nextval($1)');
}

function isOwnType(literalType: string, columnType: string): boolean {
  if (/^(reg|"char")/.test(literalType)) return false;
  const [constant, column] = [typeBase(literalType), typeBase(columnType)];
  if (constant.isArray !== column.isArray) return false;
  return constant.name === column.name || (constant.name === 'bpchar' && column.name === 'character');
}

/** `((a + b))` → `(a + b)`: the clause brings parentheses of its own. */
export function withoutParens(expression: string): string {
  if (!expression.startsWith('(') || !expression.endsWith(')')) return expression;
  let depth = 0;
  for (let at = 0; at < expression.length; at += 1) {
    const letter = expression[at];
    if (letter === "'" || letter === '"') {
      at = expression.indexOf(letter, at + 1);
      if (at === -1) return expression;
    } else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (depth === 0 && at < expression.length - 1) return expression;
  }
  return expression.slice(1, -1);
}
