import { isMigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { withPinnedSettings } from '../snapshot/index.ts';
import type { Node } from './tree.ts';

/** SQL of a constant expression → how the server prints its value with its type. */
export type Constants = ReadonlyMap<string, string>;

/** Made of literals, casts, arrays and operators only: nothing that a user wrote is called. */
export function isConstant(items: readonly Node[]): boolean {
  const [first, second, third, ...more] = items;
  if (first === undefined || more.length > 0) return false;
  if (second === undefined) return isConstantNode(first);
  if (third === undefined) return isOperator(first) && isConstantNode(second);
  return isConstantNode(first) && isOperator(second) && isConstantNode(third);
}

function isConstantNode(node: Node): boolean {
  switch (node.kind) {
    case 'literal':
    case 'constant':
      return true;
    case 'cast':
      return isConstant(node.operand);
    case 'group':
      return node.open === '(' && isConstant(node.items);
    case 'array':
      return node.elements.every(isConstant);
    case 'text':
      return false;
  }
}

function isOperator(node: Node): boolean {
  return node.kind === 'text' && /^[-+*/<>=~!@#%^&|`?]+$/.test(node.text);
}

/** A literal that the server printed needs no other opinion: `5`, `'x'::text`. */
export function isPlain(items: readonly Node[]): boolean {
  const [only, ...more] = items;
  if (only === undefined || more.length > 0) return false;
  if (only.kind === 'literal') return true;
  return only.kind === 'cast' && only.operand[0]?.kind === 'literal' && only.operand[0].text.endsWith("'");
}

/** Replaces every constant, as large as it can be had. */
export function replaceConstants(
  items: readonly Node[],
  replace: (constant: readonly Node[]) => Node,
): readonly Node[] {
  if (isConstant(items)) return [replace(items)];
  return items.map((item, index) => {
    if (isParameters(items[index - 1], item)) return inside(item, replace);
    return isConstantNode(item) ? replace([item]) : inside(item, replace);
  });
}

/** Parentheses after a word stay, whatever is in them. */
function isParameters(before: Node | undefined, item: Node): boolean {
  return before?.kind === 'text' && /["\w]$/.test(before.text) && item.kind === 'group';
}

function inside(node: Node, replace: (constant: readonly Node[]) => Node): Node {
  switch (node.kind) {
    case 'group':
      return { ...node, items: replaceConstants(node.items, replace) };
    case 'array':
      return { ...node, elements: node.elements.map((element) => replaceConstants(element, replace)) };
    case 'cast':
      return { ...node, operand: replaceConstants(node.operand, replace) };
    default:
      return node;
  }
}

/** Result columns have a limit of 1664. */
const BATCH = 500;

/**
 * What constants come to, by the planner: it works out what is immutable, leaves alone what depends on the session or
 * the clock, and runs nothing. A constant that means nothing in this database (a type that is not there) is left out.
 * @see https://www.postgresql.org/docs/current/xfunc-volatility.html
 */
export async function evaluateConstants(
  connection: Connection,
  constants: Iterable<string>,
): Promise<Constants> {
  const all = [...new Set(constants)];
  const known = new Map<string, string>();
  if (all.length === 0) return known;
  await withPinnedSettings(connection, async () => {
    for (let start = 0; start < all.length; start += BATCH)
      await evaluate(connection, all.slice(start, start + BATCH), known);
  });
  return known;
}

/** One bad constant fails a whole statement: halves find it. */
async function evaluate(
  connection: Connection,
  constants: readonly string[],
  known: Map<string, string>,
): Promise<void> {
  const outputs = await planned(connection, constants);
  if (outputs !== undefined) {
    for (const [index, constant] of constants.entries()) known.set(constant, outputs[index] ?? constant);
    return;
  }
  if (constants.length === 1) return;
  const middle = Math.ceil(constants.length / 2);
  await evaluate(connection, constants.slice(0, middle), known);
  await evaluate(connection, constants.slice(middle), known);
}

const SAVEPOINT = 'mig_check_constants';

async function planned(
  connection: Connection,
  constants: readonly string[],
): Promise<readonly string[] | undefined> {
  await connection.execute(`savepoint ${SAVEPOINT}`);
  try {
    const [row] = await connection.query<Record<string, unknown>>(
      `explain (verbose, costs off, format json) select ${constants.join(', ')}`,
    );
    return outputOf(Object.values(row ?? {})[0]);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return undefined;
  } finally {
    await connection.execute(`rollback to savepoint ${SAVEPOINT}`);
  }
}

function isRefused(error: unknown): boolean {
  return isMigError(error) && error.code === 'MIG_STATEMENT_FAILED';
}

/** Drivers give JSON as text or as data. */
function outputOf(plan: unknown): readonly string[] | undefined {
  const plans = (typeof plan === 'string' ? JSON.parse(plan) : plan) as readonly {
    readonly Plan?: { readonly Output?: readonly string[] };
  }[];
  return plans[0]?.Plan?.Output;
}
