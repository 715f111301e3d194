/** One code of the catalogue: how it reads and what its page says. */
export interface ErrorEntry<A extends object> {
  /** A few words, for lists. */
  readonly title: string;
  /** 2: the job could not be done. 3: usage or configuration. */
  readonly exit: 2 | 3;
  /** What failed, and where, with the names the user typed. One sentence, no trailing hint. */
  readonly message: (args: A) => string;
  /** How to mend it: commands that work when pasted. */
  readonly hint?: (args: A) => string;
  /** The page `mig-check explain CODE` prints: why it happens and what to do, in Markdown. */
  readonly docs: string;
}

/** Declares one code; `A` is what its message needs. */
export function defineError<A extends object = Record<never, never>>(entry: ErrorEntry<A>): ErrorEntry<A> {
  return entry;
}
