import { defineError, type ErrorEntry } from '../define.ts';

export const guardErrors = {
  MIG_SCRATCH_NOT_ALLOWED: defineError<{ role: string }>({
    title: 'The role may not create databases',
    exit: 2,
    message: ({ role }) => `The role ${role} may not create scratch databases on this server.`,
    hint: ({ role }) =>
      `Run as a superuser: ALTER ROLE ${role} CREATEDB;\nOr leave out --url, MIG_CHECK_URL and guard.server to use an embedded database.`,
    docs: `The guard never touches the database that its URL names: it makes databases of its own beside it (\`mig_check_…\`) and drops them at the end. For that the role needs the right to create databases.

    ALTER ROLE your_role CREATEDB;`,
  }),
  MIG_SCRATCH_CREATE_FAILED: defineError<{ reason: string }>({
    title: 'A scratch database could not be made',
    exit: 2,
    message: ({ reason }) => `A scratch database could not be made: ${reason}`,
    hint: () =>
      'Check that the server has disk space and free connections, and that template1 is not in use.',
    docs: 'Nothing but scratch databases of this run was changed, and those are dropped. The message is the server’s own.',
  }),
  MIG_SCRATCH_CLOSED: defineError<Record<never, never>>({
    title: 'The run was interrupted',
    exit: 2,
    message: () => 'The run was interrupted; its scratch databases have been dropped.',
    docs: 'A signal (Ctrl-C, or a job that was cancelled) ended the run. Nothing can be said about the migrations.',
  }),
  MIG_SCRATCH_NO_EMBEDDED: defineError<{ dialect: string }>({
    title: 'This database system has no embedded form',
    exit: 3,
    message: ({ dialect }) => `There is no embedded database for the dialect "${dialect}".`,
    hint: () =>
      'Name a server: --url, the environment variable MIG_CHECK_URL, or guard.server in the config.',
    docs: 'PostgreSQL can run inside the process (PGlite). Other systems need a server that the guard may make scratch databases on.',
  }),
  MIG_SCRATCH_WRONG_SERVER: defineError<{ dialect: string; server: string }>({
    title: 'No driver of the dialect serves this server',
    exit: 3,
    message: ({ dialect, server }) => `The dialect "${dialect}" has no driver for ${server}.`,
    hint: () => 'Check the scheme of the URL (postgres://…) and the option "dialect" of the config.',
    docs: 'The URL of the scratch server and the dialect of the migrations must belong together.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
