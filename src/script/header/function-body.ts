import type { BodyPresence } from '../types.ts';
import type { Scanner } from './scanner.ts';
import { skipBrackets, skipType } from './value.ts';

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
      if ('([{'.includes(scanner.value)) depth++;
      else if (')]}'.includes(scanner.value) && depth-- === 0) break;
      else if (depth === 0 && [';', ','].includes(scanner.value)) break;
    } else if (depth === 0 && scanner.start !== start && scanner.newlineBefore && scanner.kind === 'name')
      break;
    scanner.next();
  }
  return isNothing ? 'empty' : 'present';
}

function blockBody(scanner: Scanner): BodyPresence {
  let depth = 0;
  let firstWord: string | undefined;
  let words = 0;
  do {
    if (scanner.is('punctuator', '{') || scanner.is('punctuator', '}')) {
      depth += scanner.value === '{' ? 1 : -1;
      if (depth > 1) words++;
    } else if (!scanner.is('punctuator', ';')) {
      words++;
      firstWord ??= scanner.kind === 'name' ? scanner.value : '';
    }
    scanner.next();
  } while (depth > 0 && scanner.kind !== 'end');
  if (words === 0 || (words === 1 && firstWord === 'return')) return 'empty';
  return firstWord === 'throw' ? 'throws' : 'present';
}
