/** What became of one vector. */
export interface VectorResult {
  readonly id: string;
  readonly ok: boolean;
  /** Why not. */
  readonly why?: string;
}

/** Runs one kind of vector file. */
export interface VectorRunner {
  readonly kind: string;
  /** True when the parsed file is of this kind; told by its shape, not by its name. */
  accepts(file: unknown): boolean;
  run(file: unknown, options: { readonly path: string }): AsyncIterable<VectorResult>;
  /** What a passed vector of this file proves, and what it does not; for the summary. */
  note?(file: unknown): string | undefined;
}

/** A file that is an object with these keys. */
export function hasKeys(file: unknown, ...keys: readonly string[]): file is Record<string, unknown> {
  return typeof file === 'object' && file !== null && keys.every((key) => key in file);
}
