import { defineError, type ErrorEntry } from '../define.ts';

export const actionErrors = {
  MIG_GIT_FAILED: defineError<{ command: string; reason: string }>({
    title: 'A git command failed',
    exit: 2,
    message: ({ command, reason }) => `\`git ${command}\` failed: ${reason}`,
    hint: () =>
      'The project must lie in a git repository (in a workflow: actions/checkout before this step), and git must be 2.38 or newer.',
    docs: 'What is new, and what a merge would give, is asked of git: it needs git itself and a clone of the repository.',
  }),
  MIG_BASE_NOT_FOUND: defineError<{ base: string; reason: string }>({
    title: 'The commit to compare with is not known',
    exit: 2,
    message: ({ base, reason }) =>
      `The base ${base === '' ? 'of the change' : base} cannot be compared with: ${reason}.`,
    hint: () =>
      'Let actions/checkout fetch the history (`with: { fetch-depth: 0 }`), or name another base with the input base-ref.',
    docs: [
      'Which revisions are new is found by comparing with the commit that the change starts from. A shallow clone is',
      'deepened step by step while its remote answers. When the base stays unknown, that is an error: it is never taken',
      'for "no changes".',
    ].join('\n'),
  }),
  MIG_ACTION_INPUT: defineError<{ input: string; value: string; expected: string }>({
    title: 'An input of the Action has a value it cannot have',
    exit: 3,
    message: ({ input, value, expected }) =>
      `The input ${input} is ${JSON.stringify(value)}; expected ${expected}.`,
    docs: 'The inputs and their values are listed in action.yml and in docs/action.md.',
  }),
  MIG_ACTION_EVENT: defineError<{ event: string }>({
    title: 'The Action does not run for this event',
    exit: 3,
    message: ({ event }) =>
      `The Action refuses the event ${event}: it would run the code of a change with the rights of the base.`,
    hint: () => 'Run it `on: pull_request`.',
    docs: [
      'Configuration, TypeScript revisions and schema modules are code of the change. On pull_request that code runs with',
      'a read-only token for forks and without secrets. On pull_request_target and workflow_run it would run with a',
      'token that may write and with the secrets of the repository, so the Action stops before it reads anything.',
    ].join('\n'),
  }),
} satisfies Record<string, ErrorEntry<never>>;
