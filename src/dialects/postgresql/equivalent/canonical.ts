import { isConstant, isPlain, replaceConstants, type Constants } from './constants.ts';
import { withPlainComparisons } from './comparisons.ts';
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

export interface ExpressionOptions {
  readonly typeOf: ColumnTypes;
  readonly target?: string | undefined;
}

export function readExpression(text: string, { typeOf, target }: ExpressionOptions): Expression {
  const items = simplify(parse(text));
  return target === undefined
    ? { items, typeOf }
    : { items: withoutAssignmentCast(items, target), typeOf, target };
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
    return { kind: 'constant', text: constants.get(sql) ?? sql };
  });
  return render(withPlainComparisons(replaced, typeOf));
}

/**
 * The value that a constant has in a column. Where the column has a length, also the value without it: what is too long
 * is an error when it is assigned, and cut short when it is cast.
 */
function assigned(items: readonly Node[], target: string): readonly string[] {
  const types = hasLength(target) ? [target, anyLength(target)] : [target];
  return types.map((type) => `(${render(items)})::${type}`);
}

/** A cast to the very type that the value is about to get anyway. */
function withoutAssignmentCast(items: readonly Node[], target: string): readonly Node[] {
  const [only, ...more] = items;
  if (more.length > 0 || only?.kind !== 'cast') return items;
  const isSame = !hasLength(target) && only.type === target;
  return isSame || only.type === withoutModifier(target) ? only.operand : items;
}
