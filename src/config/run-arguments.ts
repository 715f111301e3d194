import type { OpContext } from '../operations/index.ts';

/** What a caller hands on to the configuration, to revisions and to hooks. The engine never interprets it. */
export interface RunArguments {
  /** The `-x` values as given, in order. */
  readonly xArguments: readonly string[];
  /** The same by name, split at the first `=`: a bare name stands for an empty text, the last of several wins. */
  readonly x: Readonly<Record<string, string>>;
  /** The text of `--tag`, or the configuration's `tag`. */
  readonly tag?: string;
  /** `extra` of the configuration; empty while the configuration itself is made. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Live objects that the caller of a command gave, such as a connection of the program's own. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a revision's function is called with, beside its operations; `op.context` is the same. */
export type RevisionContext = OpContext;

export interface GivenArguments {
  readonly xArguments?: readonly string[] | undefined;
  readonly tag?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

export function runArguments({ xArguments = [], tag, attributes = {} }: GivenArguments = {}): RunArguments {
  const pairs = xArguments.map((text) => {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  });
  return {
    xArguments,
    x: Object.fromEntries(pairs) as Record<string, string>,
    ...(tag === undefined ? {} : { tag }),
    extra: {},
    attributes,
  };
}
