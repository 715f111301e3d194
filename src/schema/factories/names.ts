import type { FinalName, Identifier } from '../name.ts';
import type { SqlFunction } from '../sql-text.ts';

/** A name that no naming convention changes any more. */
export function f(name: string): FinalName {
  return { f: name };
}

/** A name that is always quoted and never split at dots. */
export function quoted(name: string): Identifier {
  return { quoted: name };
}

/** A function without arguments, spelled by the dialect: `func('now')`. */
export function func(name: string): SqlFunction {
  return { func: name };
}
