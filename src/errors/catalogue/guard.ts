import { defineError, type ErrorEntry } from '../define.ts';

export const guardErrors = {
  MIG_SCRATCH_NOT_ALLOWED: defineError<{ role: string; grant?: string }>({
    title: 'The role may not create databases',
    exit: 2,
    message: ({ role }) => `The role ${role} may not create scratch databases on this server.`,
    hint: ({ role, grant = `ALTER ROLE ${role} CREATEDB;` }) =>
      `Run as a superuser: ${grant}\nOr leave out --url, MIG_CHECK_URL and guard.server to use an embedded database.`,
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
    docs: 'PostgreSQL (PGlite) and SQLite can run inside the process. Other systems need a server that the guard may make scratch databases on.',
  }),
  MIG_MIGRATIONS_NOT_FOUND: defineError<{ directory: string }>({
    title: 'The folder of the migrations is not there',
    exit: 2,
    message: ({ directory }) => `There is no folder "${directory}" to read migrations from.`,
    hint: () => 'Check "migrations" in the config; its paths start at the folder of the config file.',
    docs: 'A guard that looks into a missing folder would find nothing to complain about. It says so instead.',
  }),
  MIG_NO_REVISIONS: defineError<{ place: string }>({
    title: 'No revisions were found',
    exit: 2,
    message: ({ place }) => `No revisions were found in ${place}.`,
    hint: () => 'Check "migrations" in the config: folder, kind and file names.',
    docs: `A gate that finds nothing to check must not say that all is well.

Folders of plain SQL are expected to hold pairs \`NAME.up.sql\` and \`NAME.down.sql\`; our own revision files say \`revision\` in their header.`,
  }),
  MIG_MIGRATION_FILE_MISSING: defineError<{ file: string; neededBy: string }>({
    title: 'A migration file is not there',
    exit: 2,
    message: ({ file, neededBy }) => `The file ${file}, named by ${neededBy}, is not there.`,
    docs: 'The manifest (or the config) names a file that the folder does not hold. Check the spelling, and that the file is committed.',
  }),
  MIG_MANIFEST_INVALID: defineError<{ file: string; reason: string }>({
    title: 'The manifest cannot be read',
    exit: 3,
    message: ({ file, reason }) => `The manifest ${file} cannot be read: ${reason}.`,
    docs: `A manifest gives a folder of SQL files its order. Either one name a line, or JSON:

    { "revisions": [ { "id": "0001_users", "up": "0001_users.up.sql", "down": "0001_users.down.sql",
                       "parents": [], "up_exec": "tx", "down_exec": "tx" } ],
      "pre": [], "session": [] }

\`up_exec\` and \`down_exec\`: \`tx\` (one transaction), \`batch\` (the file as one query), \`statements\` (each by itself, no transaction). All but \`id\` may be left out.`,
  }),
  MIG_NO_DOWNGRADE: defineError<{ revision: string }>({
    title: 'The revision has no downgrade',
    exit: 2,
    message: ({ revision }) => `Revision ${revision} has no downgrade.`,
    docs: 'Write one, or say in the file why there cannot be one: `-- irreversible: reason`.',
  }),
  MIG_NO_SCHEMA: defineError<{ config: string }>({
    title: 'No schema source is configured',
    exit: 3,
    message: ({ config }) => `The check "drift" needs a schema to compare with, and ${config} names none.`,
    hint: () =>
      'Add `schema: \'./schema.sql\'` (or a module that exports MetaData), or leave "drift" out with --check.',
    docs: 'Drift is the difference between what the migrations make and what the schema says. Without a schema there is nothing to compare, and the check was asked for by name.',
  }),
  MIG_SCHEMA_NOT_FOUND: defineError<{ file: string }>({
    title: 'The schema file is not there',
    exit: 2,
    message: ({ file }) => `The schema file ${file} is not there.`,
    hint: () => 'Check "schema" in the config; its paths start at the folder of the config file.',
    docs: 'A missing file is never read as an empty schema: that would ask you to drop every table.',
  }),
  MIG_SCHEMA_EMPTY: defineError<{ origin: string; what: string }>({
    title: 'The schema has no tables',
    exit: 2,
    message: ({ origin, what }) => `The schema of ${origin} has ${what}.`,
    hint: () =>
      'Check that the file is the right one, and that every model is imported where the schema is exported.',
    docs: 'An empty schema would ask you to drop every table. The usual reasons: a module whose models were never imported, a glob that matches nothing, a wrong export.',
  }),
  MIG_SCHEMA_EXPORT: defineError<{ file: string; wanted: string; found: string }>({
    title: 'The schema module exports no MetaData',
    exit: 3,
    message: ({ file, wanted, found }) => `${file} has no MetaData ${wanted} (${found}).`,
    hint: () =>
      "Export it as the default or as `metadata`, or name it: { kind: 'metadata', module, export }.",
    docs: 'The module was run, and the export asked for is not an object with `tables`.',
  }),
  MIG_SCHEMA_FAILED: defineError<{ origin: string; reason: string }>({
    title: 'The schema could not be built',
    exit: 2,
    message: ({ origin, reason }) =>
      `The schema of ${origin} could not be built in an empty database: ${reason}`,
    docs: 'The schema source was run in an empty scratch database, and the server refused one of its statements. Extensions and roles that it needs must be made by it, or be there on the server.',
  }),
  MIG_UNKNOWN_CHECK: defineError<{ check: string; known: readonly string[]; near?: string }>({
    title: 'There is no such check',
    exit: 3,
    message: ({ check, known, near }) =>
      `There is no check "${check}"${near === undefined ? '' : `; did you mean "${near}"?`} Known: ${known.join(', ')}.`,
    docs: 'Checks are named on the command line (`--check`), in `guard.checks` of the config, or by a test helper.',
  }),
  MIG_UNKNOWN_CODE: defineError<{ code: string; near?: string }>({
    title: 'There is no such code',
    exit: 3,
    message: ({ code, near }) =>
      `There is no code "${code}"${near === undefined ? '' : `; did you mean ${near}?`}`,
    hint: () =>
      'A code stands at the beginning of a message: MC201, MIG_CONNECTION_FAILED. docs/errors.md has them all.',
    docs: 'Codes of errors begin with MIG_, codes of findings with MC and a number.',
  }),
  MIG_GRAPH_BROKEN: defineError<{ problems: number; first: string }>({
    title: 'The revision graph is broken',
    exit: 2,
    message: ({ problems, first }) =>
      `The revisions cannot be put in order: ${first}${problems > 1 ? ` (and ${problems - 1} more)` : ''}`,
    hint: () => 'npx mig-check --check single-head',
    docs: 'Parents are missing, ids are used twice, or revisions follow each other in a circle. The check single-head lists every problem with file and line.',
  }),
  MIG_NOTHING_COMPARED: defineError<{ check: string }>({
    title: 'Nothing was compared',
    exit: 2,
    message: ({ check }) => `The check "${check}" compared no objects at all.`,
    hint: () =>
      'Check that the migrations make something, and that they make it in the database they are connected to.',
    docs: 'All revisions ran and the database was as empty as before. A gate that compared nothing must not say that all is well.',
  }),
  MIG_INTERNAL: defineError<{ reason: string }>({
    title: 'A mistake in mig-check itself',
    exit: 2,
    message: ({ reason }) => `mig-check failed in a way it did not foresee: ${reason}`,
    hint: () => 'Please report it, with the revision it names.',
    docs: 'This is a mistake in mig-check, not in your migrations.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
