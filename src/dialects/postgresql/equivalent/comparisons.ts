import type { ColumnTypes } from './simplify.ts';
import type { Node } from './tree.ts';

const COMPARISON = /^(=|<>|<|<=|>|>=)$/;

/** From narrow to wide: a value of one is the same value in those after it. */
const WIDENING = ['smallint', 'integer', 'bigint', 'numeric'];

/**
 * In a comparison only the value of a number or a date counts, not the type that it is written in: `(price >= 0.00)` is
 * `(price >= 0)`, and `((n)::numeric > (5)::numeric)` is `(n > 5)` for whole numbers. The server casts more or less of
 * them, depending on what type the column had when the expression was written.
 */
export function withPlainComparisons(items: readonly Node[], typeOf: ColumnTypes): readonly Node[] {
  const inner = items.map((item) => insideOf(item, typeOf));
  const at = inner.findIndex((item) => item.kind === 'text' && COMPARISON.test(item.text));
  if (at === -1) return inner;
  const left = inner.slice(0, at);
  const right = inner.slice(at + 1);
  const [quantifier, list] = right;
  const isQuantified = quantifier?.kind === 'text' && /^(ANY|ALL)$/.test(quantifier.text);
  const other = isQuantified ? list : quantifier;
  if (right.length !== (isQuantified ? 2 : 1)) return inner;
  const values = [valueOf(onlyOf(left)), valueOf(other)];
  if (values.every((value) => value === undefined)) return inner;
  return [
    ...(values[0] === undefined ? narrowed(left, typeOf) : [values[0]]),
    ...inner.slice(at, at + 1),
    ...(isQuantified ? right.slice(0, 1) : []),
    ...(values[1] === undefined ? narrowed(right.slice(-1), typeOf) : [values[1]]),
  ];
}

function insideOf(node: Node, typeOf: ColumnTypes): Node {
  switch (node.kind) {
    case 'group':
      return { ...node, items: withPlainComparisons(node.items, typeOf) };
    case 'array':
      return { ...node, elements: node.elements.map((items) => withPlainComparisons(items, typeOf)) };
    case 'cast':
      return { ...node, operand: withPlainComparisons(node.operand, typeOf) };
    default:
      return node;
  }
}

function onlyOf(items: readonly Node[]): Node | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** A constant number or date, or a list of numbers, without its type. */
function valueOf(node: Node | undefined): Node | undefined {
  if (node?.kind === 'group') return valueOf(onlyOf(node.items));
  if (node?.kind !== 'constant') return undefined;
  const value = numberIn(node.text) ?? numbersIn(node.text) ?? momentIn(node.text);
  return value === undefined ? undefined : { kind: 'constant', text: value };
}

const NUMBER = /^(?:(-?\d+(?:\.\d+)?)|'(-?\d+(?:\.\d+)?)'::(?:smallint|integer|bigint|numeric))$/;
const NUMBERS = /^'\{(-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)*)\}'::(?:smallint|integer|bigint|numeric)\[\]$/;
const MOMENT = /^'([^']+)'::(date|timestamp without time zone)$/;

function numberIn(text: string): string | undefined {
  const [, bare, quoted] = NUMBER.exec(text) ?? [];
  const digits = bare ?? quoted;
  return digits === undefined ? undefined : withoutScale(digits);
}

function numbersIn(text: string): string | undefined {
  const list = NUMBERS.exec(text)?.[1];
  return list === undefined ? undefined : `{${list.split(',').map(withoutScale).join(',')}}`;
}

function withoutScale(digits: string): string {
  const trimmed = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return trimmed === '-0' ? '0' : trimmed;
}

/** A date is the midnight it begins with. */
function momentIn(text: string): string | undefined {
  const [, value, type] = MOMENT.exec(text) ?? [];
  if (value === undefined) return undefined;
  return type === 'date' && /^\d+-\d+-\d+$/.test(value) ? `'${value} 00:00:00'` : `'${value}'`;
}

/** A column of whole numbers without the cast to a wider type. */
function narrowed(items: readonly Node[], typeOf: ColumnTypes): readonly Node[] {
  const only = onlyOf(items);
  if (only?.kind !== 'cast') return items;
  const [column] = only.operand;
  if (only.operand.length !== 1 || column?.kind !== 'text') return items;
  const from = WIDENING.indexOf(typeOf(column.text) ?? '');
  return from !== -1 && from < WIDENING.indexOf(only.type) ? [column] : items;
}
