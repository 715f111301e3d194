/** What a caller hands on to the configuration, to revisions and to hooks. The engine never interprets it. */
export interface RunArguments {
  /** The `-x` values as given, in order. */
  readonly xArguments: readonly string[];
  /** The same by name, split at the first `=`: a bare name stands for an empty text, the last of several wins. */
  readonly x: Readonly<Record<string, string>>;
  /** The text of `--tag`. */
  readonly tag?: string;
}

/** What a revision's function is called with, beside its operations. */
export interface RevisionContext extends RunArguments {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
  /** SQL is written, and no database is there. */
  readonly offline: boolean;
  /** Name of the database, when the configuration has several. */
  readonly database?: string;
}

export function runArguments(xArguments: readonly string[] = [], tag?: string): RunArguments {
  const pairs = xArguments.map((text) => {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  });
  return {
    xArguments,
    x: Object.fromEntries(pairs) as Record<string, string>,
    ...(tag === undefined ? {} : { tag }),
  };
}
