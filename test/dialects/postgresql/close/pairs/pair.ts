/** Two schemas: `base`, and `base` with `change` run after it. */
export interface Pair {
  readonly title: string;
  readonly base: string;
  readonly change: string;
  /** Oldest major version that knows the syntax. */
  readonly since?: number;
  /** Kinds of statements that must not be needed: a regular expression over each statement. */
  readonly without?: RegExp;
}

/** Rows of `[title, change]` over one base, or `[title, change, extras]`. */
export function pairsOn(
  base: string,
  rows: readonly (readonly [title: string, change: string, extras?: Partial<Pair>])[],
): readonly Pair[] {
  return rows.map(([title, change, extras]) => ({ title, base, change, ...extras }));
}
