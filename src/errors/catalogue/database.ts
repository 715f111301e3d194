import { defineError, type ErrorEntry } from '../define.ts';

export const databaseErrors = {
  MIG_PACKAGE_MISSING: defineError<{ package: string; neededFor: string }>({
    title: 'An optional package is not installed',
    exit: 3,
    message: ({ package: name, neededFor }) =>
      `The package "${name}" is needed for ${neededFor}, and is not installed.`,
    hint: ({ package: name }) => `npm install --save-dev ${name}`,
    docs: 'Database drivers are optional peer dependencies, loaded when they are used. Install the one you need.',
  }),
  MIG_CONNECTION_FAILED: defineError<{ url: string; reason: string }>({
    title: 'The database could not be reached',
    exit: 2,
    message: ({ url, reason }) => `Cannot connect to ${url}: ${reason}.`,
    hint: () =>
      'Check that the server runs, that host, port, user and database are right, and that the network lets you through.',
    docs: "Nothing was read or changed. The message is the server's or the operating system's own; the password of the URL is masked.",
  }),
  MIG_STATEMENT_FAILED: defineError<{ reason: string; sqlState?: string }>({
    title: 'The server refused a statement',
    exit: 2,
    message: ({ reason, sqlState }) =>
      `The server refused a statement: ${reason}${sqlState ? ` (${sqlState})` : ''}`,
    docs: 'The location names the revision, the file and the statement. What was rolled back, and what was not, is said beside it.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
