import { migError } from '../../errors/index.ts';

/** A target such as `+2`, `billing@-1` or `ab12+3`. */
export interface RelativeTarget {
  readonly branch: string | undefined;
  readonly symbol: string | undefined;
  /** Signed. */
  readonly steps: number;
  /** As written: `+2`. */
  readonly relative: string;
}

const RELATIVE = /^(?:(.+?)@)?([\p{L}\p{N}_]+)?([+-]\p{Nd}+)(.*)$/su;

/**
 * Takes a relative target apart; `undefined` for an absolute one.
 * @throws MIG_TARGET_SYNTAX for text after the number
 */
export function parseRelative(target: string): RelativeTarget | undefined {
  const match = RELATIVE.exec(target);
  if (match === null) return undefined;
  const [, branch, symbol, relative = '', rest = ''] = match;
  const number = Number(relative);
  if (rest !== '' || Number.isNaN(number))
    throw migError('MIG_TARGET_SYNTAX', {
      target,
      reason: `"${rest === '' ? relative : rest}" ${rest === '' ? 'is no number' : `after ${relative} means nothing`}`,
    });
  return { branch, symbol, steps: number === 0 ? 0 : number, relative };
}
