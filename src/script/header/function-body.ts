import type { BodyPresence } from '../types.ts';
import type { Scanner } from './scanner.ts';
import { skipBrackets, skipType } from './skip.ts';

/**
 * Reads a function from the word `function` on: how much its body holds. Leaves the scanner behind the body; an overload
 * without a body is `missing`.
 */
export function functionBody(scanner: Scanner): BodyPresence {
  while (scanner.kind !== 'end' && !scanner.is('punctuator', '(')) {
    if (scanner.is('punctuator', '<')) skipBrackets(scanner);
    else scanner.next();
  }
  return methodBody(scanner);
}

/** As `functionBody`, from the parenthesis of the parameters on. */
export function methodBody(scanner: Scanner): BodyPresence {
  skipBrackets(scanner);
  if (scanner.is('punctuator', ':')) skipType(scanner);
  return scanner.is('punctuator', '{') ? blockBody(scanner) : 'missing';
}

/** Reads the body of an arrow function; the scanner stands on the arrow. */
export function arrowBody(scanner: Scanner): BodyPresence {
  scanner.next();
  if (scanner.is('punctuator', '{')) return blockBody(scanner);
  const isNothing = scanner.is('name', 'undefined') || scanner.is('name', 'void');
  const { start } = scanner;
  let depth = 0;
  while (scanner.kind !== 'end') {
    if (scanner.kind === 'punctuator') {
      if (scanner.isOneOf('([{')) depth++;
      else if (scanner.isOneOf(')]}') && depth-- === 0) break;
      else if (depth === 0 && scanner.isOneOf(';,')) break;
    } else if (depth === 0 && scanner.start !== start && scanner.newlineBefore && scanner.kind === 'name')
      break;
    scanner.next();
  }
  return isNothing ? 'empty' : 'present';
}

/** Reads a block from its brace on. The first two tokens tell what it holds. */
function blockBody(scanner: Scanner): BodyPresence {
  scanner.next();
  while (scanner.isOneOf(';')) scanner.next();
  const firstWord = scanner.kind === 'name' ? scanner.value : '';
  if (scanner.isOneOf('}')) {
    scanner.next();
    return 'empty';
  }
  if (firstWord === 'return') {
    scanner.next();
    while (scanner.isOneOf(';')) scanner.next();
    if (scanner.isOneOf('}')) {
      scanner.next();
      return 'empty';
    }
  }
  scanner.restOfBlock();
  return firstWord === 'throw' ? 'throws' : 'present';
}
