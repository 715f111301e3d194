import { isConstant, isPlain, replaceConstants, type Constants } from './constants.ts';
import { withPlainComparisons } from './comparisons.ts';
import { withoutTextCasts } from './retyped.ts';
import { simplify, type ColumnTypes } from './simplify.ts';
import { parse, render, type Node } from './tree.ts';
import { anyLength, hasLength, withoutModifier } from './type-name.ts';

/** An expression in its table, or a definition with expressions in it. */
export interface Expression {
  readonly items: readonly Node[];
  readonly typeOf: ColumnTypes;
  /** Type of the column that its value goes into. */
  readonly target?: string;
}

interface ExpressionOptions {
  readonly typeOf: ColumnTypes;
  /** The types of the same columns on the other side. */
  readonly otherTypeOf: ColumnTypes;
  readonly target?: string | undefined;
}

export function readExpression(text: string, { typeOf, otherTypeOf, target }: ExpressionOptions): Expression {
  const items = simplify(
    withoutTextCasts(parse(text), (name) => followsType(typeOf(name), otherTypeOf(name))),
  );
  return target === undefined
    ? { items, typeOf }
    : { items: withoutAssignmentCast(items, target), typeOf, target };
}

/** `(c)::text` stands for `c` only because `c` is a varchar here, and text there: a change that is told by itself. */
function followsType(type: string | undefined, other: string | undefined): boolean {
  return type !== other && withoutModifier(type ?? '') === 'character varying';
}

/** The constants that an expression is made of, as SQL for the server. */
export function questionsOf({ items, target }: Expression): readonly string[] {
  const whole = target !== undefined && isConstant(items) ? assigned(items, target) : [];
  const parts: string[] = [];
  replaceConstants(items, (constant) => {
    if (!isPlain(constant)) parts.push(render(constant));
    return { kind: 'constant', text: '' };
  });
  return [...whole, ...parts];
}

/** Equal texts mean the same to the server. */
export function canonicalText(expression: Expression, constants: Constants): string {
  const { items, typeOf, target } = expression;
  if (target !== undefined && isConstant(items)) {
    const values = assigned(items, target).map((sql) => constants.get(sql));
    if (values.every((value) => value !== undefined)) return values.join(' ');
  }
  const replaced = replaceConstants(items, (constant) => {
    const sql = render(constant);
    return { kind: 'constant', text: constants.get(sql) ?? (isUntyped(constant) ? `${sql}::text` : sql) };
  });
  return render(withPlainComparisons(replaced, typeOf));
}

/** A string without a type is read as text, where nothing else is asked of it. */
function isUntyped([literal]: readonly Node[]): boolean {
  return literal?.kind === 'literal' && literal.text.endsWith("'");
}

/**
 * The value that a constant has in a column. Where the column has a length, also the value without it: what is too long
 * is an error when it is assigned, and cut short when it is cast. Blanks at the end of a `character` do not count.
 */
function assigned(items: readonly Node[], target: string): readonly string[] {
  const value = `(${render(items)})`;
  return hasLength(target)
    ? [`${value}::${target}`, `(${value}::${anyLength(target)})::text`]
    : [`${value}::${target}`];
}

/** A cast to the very type that the value is about to get anyway. */
function withoutAssignmentCast(items: readonly Node[], target: string): readonly Node[] {
  const [only, ...more] = items;
  if (more.length > 0 || only?.kind !== 'cast') return items;
  const isSame = !hasLength(target) && only.type === target;
  return isSame || only.type === withoutModifier(target) ? only.operand : items;
}
