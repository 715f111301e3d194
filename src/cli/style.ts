import { styleText } from 'node:util';
import type { CliIo } from './io.ts';

/** Puts colour on text, or leaves it as it is. */
export interface Style {
  readonly colour: boolean;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/**
 * Colours on a terminal, unless NO_COLOR is set; FORCE_COLOR asks for them anywhere.
 * @see https://no-color.org
 */
export function createStyle({ env, isTTY }: Pick<CliIo, 'env' | 'isTTY'>): Style {
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['FORCE_COLOR'] === '0' || env['TERM'] === 'dumb';
  const forced = (env['FORCE_COLOR'] ?? '') !== '';
  const colour = !refused && (isTTY || forced);
  const paint = (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan') => (text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  return {
    colour,
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    cyan: paint('cyan'),
  };
}
