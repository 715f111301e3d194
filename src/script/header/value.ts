import type { BodyPresence } from '../types.ts';
import { arrowBody, functionBody } from './function-body.ts';
import type { Scanner } from './scanner.ts';
import { skipBrackets, skipType } from './skip.ts';

/** What stands behind a name at the top level of a module, as far as it can be known without running it. */
export type HeaderValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | readonly string[] }
  | { readonly kind: 'function'; readonly body: BodyPresence }
  /** Another name of the same module. */
  | { readonly kind: 'name'; readonly name: string }
  /** Comes from another module. */
  | { readonly kind: 'elsewhere' }
  /** An expression; `text` is how it begins. */
  | { readonly kind: 'expression'; readonly text: string }
  /** `undefined`, or declared without a value. */
  | { readonly kind: 'nothing' };

const LONGEST_EXCERPT = 40;
const LITERALS: ReadonlyMap<string, true | false | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads the value that the scanner stands on, and leaves the scanner on the first token behind it. The value of an
 * expression is skipped up to where the statement, or the element of a list, ends.
 */
export function readValue(scanner: Scanner): HeaderValue {
  const { start } = scanner;
  const value = readPlain(scanner);
  if (value !== undefined) {
    skipAssertions(scanner);
    if (isBehindValue(scanner)) return value;
  }
  const end = skipExpression(scanner);
  const text = scanner.text.slice(start, end).trim();
  return {
    kind: 'expression',
    text: text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text,
  };
}

function readPlain(scanner: Scanner): HeaderValue | undefined {
  if (scanner.is('punctuator', '<')) skipBrackets(scanner);
  if (scanner.kind === 'string') {
    const { value } = scanner;
    scanner.next();
    return { kind: 'literal', value };
  }
  if (scanner.kind === 'number') {
    const value = Number(scanner.value.replaceAll('_', ''));
    scanner.next();
    return { kind: 'literal', value };
  }
  if (scanner.is('punctuator', '[')) return readList(scanner);
  if (scanner.is('punctuator', '(')) return readParentheses(scanner);
  if (scanner.kind === 'name') return readWord(scanner);
  return undefined;
}

function readWord(scanner: Scanner): HeaderValue | undefined {
  const word = scanner.value;
  const literal = LITERALS.get(word);
  if (literal !== undefined) {
    scanner.next();
    return { kind: 'literal', value: literal };
  }
  if (word === 'function') return { kind: 'function', body: functionBody(scanner) };
  scanner.next();
  if (word === 'undefined') return { kind: 'nothing' };
  if (word === 'void') return readVoid(scanner);
  if (word === 'async' && scanner.is('name', 'function'))
    return { kind: 'function', body: functionBody(scanner) };
  if (word === 'async' && scanner.is('punctuator', '(')) return readParentheses(scanner);
  if (word === 'async' && scanner.kind === 'name') scanner.next();
  if (scanner.is('punctuator', '=>')) return { kind: 'function', body: arrowBody(scanner) };
  return { kind: 'name', name: word };
}

/** `void 0`: the undefined of compiled code. */
function readVoid(scanner: Scanner): HeaderValue | undefined {
  if (scanner.kind !== 'number') return undefined;
  scanner.next();
  return { kind: 'nothing' };
}

/** Parameters of an arrow function, or a literal in parentheses. */
function readParentheses(scanner: Scanner): HeaderValue | undefined {
  const content = scanner.text.slice(scanner.start + 1);
  const isLiteral = /^\s*(?:['"`[]|(?:null|true|false|-?\d)\b)/.test(content);
  if (isLiteral) {
    scanner.next();
    const value = readPlain(scanner);
    skipAssertions(scanner);
    if (value === undefined || !scanner.is('punctuator', ')')) return undefined;
    scanner.next();
    return value;
  }
  skipBrackets(scanner);
  if (scanner.is('punctuator', ':')) skipType(scanner);
  if (!scanner.is('punctuator', '=>')) return undefined;
  return { kind: 'function', body: arrowBody(scanner) };
}

function readList(scanner: Scanner): HeaderValue | undefined {
  const items: string[] = [];
  scanner.next();
  while (!scanner.is('punctuator', ']')) {
    if (scanner.kind !== 'string') return undefined;
    items.push(scanner.value);
    scanner.next();
    skipAssertions(scanner);
    if (scanner.is('punctuator', ',')) scanner.next();
    else if (!scanner.is('punctuator', ']')) return undefined;
  }
  scanner.next();
  return { kind: 'literal', value: items };
}

/** `as const`, `as string[]`, `satisfies Revision`, `!`. */
function skipAssertions(scanner: Scanner): void {
  for (;;) {
    if (scanner.is('punctuator', '!') && !scanner.newlineBefore) scanner.next();
    else if ((scanner.is('name', 'as') || scanner.is('name', 'satisfies')) && !scanner.newlineBefore) {
      scanner.next();
      skipType(scanner);
    } else return;
  }
}

const STATEMENTS = new Set(
  'export const let var function class import exports module if for while return throw try interface type enum declare namespace abstract'.split(
    ' ',
  ),
);

/** True where a value has ended: the next token cannot continue an expression. */
function isBehindValue(scanner: Scanner): boolean {
  if (scanner.kind === 'end') return true;
  // An equals sign: `exports.a = exports.b = …`.
  if (scanner.kind === 'punctuator') return scanner.isOneOf(';,}])@=');
  return (
    scanner.newlineBefore && scanner.kind !== 'template' && !['in', 'instanceof'].includes(scanner.value)
  );
}

/** Skips to the end of a statement or list element; returns where the skipped text ends. */
function skipExpression(scanner: Scanner): number {
  let end = scanner.start;
  let first = true;
  while (scanner.kind !== 'end') {
    if (scanner.isOneOf(';,}])')) return end;
    if (!first && scanner.newlineBefore && scanner.kind === 'name' && STATEMENTS.has(scanner.value))
      return end;
    end = scanner.end;
    if (scanner.isOneOf('([{')) {
      skipBrackets(scanner);
      end = scanner.start;
    } else scanner.next();
    first = false;
  }
  return end;
}
