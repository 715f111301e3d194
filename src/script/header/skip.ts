import type { Scanner } from './scanner.ts';

/** Skips a type, up to what cannot belong to it. */
export function skipType(scanner: Scanner): void {
  let expectsMore = true;
  if (scanner.is('punctuator', ':')) scanner.next();
  while (scanner.kind !== 'end') {
    if (scanner.isOneOf('<([{')) {
      if (!expectsMore && scanner.isOneOf('{')) return;
      if (!expectsMore && scanner.newlineBefore) return;
      skipBrackets(scanner);
      expectsMore = false;
    } else if (scanner.isOneOf('|&.?')) {
      scanner.next();
      expectsMore = true;
    } else if (scanner.kind === 'name' && TYPE_OPERATORS.has(scanner.value)) {
      scanner.next();
      expectsMore = true;
    } else if (expectsMore && scanner.kind !== 'punctuator') {
      scanner.next();
      expectsMore = false;
    } else return;
  }
}

const TYPE_OPERATORS = new Set(['keyof', 'typeof', 'readonly', 'unique', 'infer', 'is', 'asserts']);

/** From an opening bracket to behind the one that closes it. */
export function skipBrackets(scanner: Scanner): void {
  const isAngle = scanner.isOneOf('<');
  const opening = isAngle ? '<([{' : '([{';
  const closing = isAngle ? '>)]}' : ')]}';
  let depth = 0;
  do {
    if (scanner.isOneOf(opening)) depth++;
    else if (scanner.isOneOf(closing)) depth--;
    scanner.next();
  } while (depth > 0 && scanner.kind !== 'end');
}
