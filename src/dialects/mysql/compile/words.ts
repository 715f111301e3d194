import { migError } from '../../../errors/index.ts';

/** The name of a character set, engine or parser, which stands unquoted. @throws MIG_OPERATION_INVALID */
export function plainWord(text: string): string {
  return checked(text, /^\w+$/, 'is no plain word');
}

/** The name of a collation, which stands unquoted; some have a dot or a hyphen on other systems. @throws MIG_OPERATION_INVALID */
export function collationName(text: string): string {
  return checked(text, /^[\w.-]+$/, 'is no name of a collation');
}

function checked(text: string, pattern: RegExp, problem: string): string {
  if (pattern.test(text)) return text;
  throw migError('MIG_OPERATION_INVALID', {
    operation: 'write a name that stands unquoted',
    problem: `${JSON.stringify(text)} ${problem}`,
  });
}
