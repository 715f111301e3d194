import { defineError, type ErrorEntry } from '../define.ts';

export const scriptRebaseErrors = {
  MIG_REBASE_NOTHING: defineError<{ revisions: readonly string[]; onto: string }>({
    title: 'There is nothing to rebase',
    exit: 3,
    message: ({ revisions, onto }) =>
      `Nothing of ${revisions.join(', ') || 'what was named'} can be put on top of ${onto}: it lies there, or below it, already.`,
    hint: () => '`mig history --graph` shows the lines. The revisions that move come first, then --onto.',
    docs: 'A rebase moves the revisions that are below the named ones and not below `--onto`. A revision cannot follow one of its own descendants.',
  }),
  MIG_REBASE_PUBLISHED: defineError<{ revisions: readonly string[]; base: string }>({
    title: 'A published revision cannot be rebased',
    exit: 2,
    message: ({ revisions, base }) =>
      `${revisions.join(', ')} would move, but ${revisions.length === 1 ? 'is' : 'are'} on ${base} already. Nothing was written.`,
    hint: () => 'Rebase the other line, or join the two with `mig merge`.',
    docs: 'Others have run a revision that is on the base branch, in the order in which it was there. Only what is new on your own branch may move.',
  }),
  MIG_REBASE_APPLIED: defineError<{ revisions: readonly string[]; database: string }>({
    title: 'An applied revision cannot be rebased',
    exit: 2,
    message: ({ revisions, database }) =>
      `${revisions.join(', ')} would move, but ${revisions.length === 1 ? 'is' : 'are'} applied in ${database}. Nothing was written.`,
    hint: () => 'Downgrade that database first, or join the lines with `mig merge`.',
    docs: 'The version table of that database would say that something ran which did not: what the revision comes to stand on.',
  }),
  MIG_HEADER_NOT_REWRITABLE: defineError<{ file: string }>({
    title: 'A header cannot be rewritten',
    exit: 2,
    message: ({ file }) =>
      `${file} does not write the value of downRevision beside its name, so it cannot be replaced. Nothing was written.`,
    hint: () => "Write it as a literal: export const downRevision = 'id';",
    docs: 'Headers are edited where they stand, without touching anything else, and the result is read back before it is written.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
