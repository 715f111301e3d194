import { defineError, type ErrorEntry } from '../define.ts';

/** What can go wrong around the writing of a revision: own templates, directives, hooks. */
export const scriptWritingErrors = {
  MIG_TEMPLATE_NOT_FOUND: defineError<{ file: string; reason: string }>({
    title: 'The template of revisions cannot be read',
    exit: 3,
    message: ({ file, reason }) => `The template ${file} cannot be read: ${reason}.`,
    hint: () => 'Correct migrations.revisionTemplate in the configuration.',
    docs: 'New revisions are made from the template that `migrations.revisionTemplate` names, relative to the configuration file. Nothing was written.',
  }),
  MIG_TEMPLATE_FAILED: defineError<{ file: string; reason: string }>({
    title: 'The template of revisions has an error',
    exit: 2,
    message: ({ file, reason }) => `The template ${file} failed: ${reason}.`,
    hint: () => 'Values are members of `it`: it.id, it.message, it.createdAt, it.upgrade …',
    docs: 'The template of new revisions could not be parsed, or threw while it was filled in; the location is its line. Nothing was written.',
  }),
  MIG_TEMPLATE_MISSES: defineError<{ file: string; problem: string }>({
    title: 'The template of revisions makes no revision',
    exit: 2,
    message: ({ file, problem }) => `What the template ${file} makes is no revision: ${problem}`,
    hint: () => 'A template needs places for it.id, it.down, it.labels and it.dependsOn.',
    docs: 'A new revision is read back before it is written, and must say the id, parents, labels and dependencies that were asked for. Nothing was written.',
  }),
  MIG_DIRECTIVES_FAILED: defineError<{ reason: string }>({
    title: 'processRevisionDirectives failed',
    exit: 2,
    message: ({ reason }) => `processRevisionDirectives failed: ${reason}`,
    docs: 'The function of the configuration that edits revisions before they are written threw, or left something in the list that is no revision. Nothing was written.',
  }),
  MIG_HOOK_INVALID: defineError<{ hook: string; key: string; problem: string }>({
    title: 'A hook is described wrongly',
    exit: 3,
    message: ({ hook, key, problem }) => `The hook ${hook} has a wrong \`${key}\`: ${problem}.`,
    hint: () => 'Correct migrations.postWriteHooks in the configuration.',
    docs: 'Hooks are checked before a revision is written; the message names hook and key. Nothing was written.',
  }),
  MIG_HOOK_FAILED: defineError<{ hook: string; file: string; reason: string; output: string }>({
    title: 'A hook failed after a revision was written',
    exit: 2,
    message: ({ hook, file, reason, output }) =>
      `${file} was written, but the hook ${hook} failed on it: ${reason}.${output === '' ? '' : `\n${output}`}`,
    hint: ({ file }) =>
      `The file is there, and later hooks did not run: run them by hand, or delete ${file} and start again.`,
    docs: 'Hooks of `migrations.postWriteHooks` run on each new revision file, in order. One that ends with another exit status than 0, or throws, stops the command. The file stays.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
