import { defineError, type ErrorEntry } from '../define.ts';

/** `a, b, c`, cut after ten. */
const list = (ids: readonly string[]): string =>
  ids.length > 10 ? `${ids.slice(0, 10).join(', ')} … ${ids.length - 10} more` : ids.join(', ');

export const runtimeErrors = {
  MIG_USAGE: defineError<{ program: string; problem: string }>({
    title: 'The command line is not understood',
    exit: 3,
    message: ({ program, problem }) => `${program}: ${problem}${problem.endsWith('?') ? '' : '.'}`,
    hint: ({ program }) => `\`${program} --help\` lists the commands and their options.`,
    docs: 'An option or a command is misspelt, or something that it needs is missing. Nothing was done.',
  }),
  MIG_NO_URL: defineError<{ variable: string }>({
    title: 'No database was named',
    exit: 3,
    message: () => 'There is no URL of a database to work on.',
    hint: ({ variable }) =>
      `Set ${variable}, write \`url\` into the configuration, or give --url postgres://user@host/database.`,
    docs: 'The engine works on the database of `--url`, else of `url` in the configuration, else of the environment variable DATABASE_URL (of a database named `audit`: DATABASE_URL_AUDIT).',
  }),
  MIG_OFFLINE_CUT: defineError<{ separator: string; line: number }>({
    title: 'A statement holds the line that separates batches',
    exit: 2,
    message: ({ separator, line }) =>
      `Line ${line} of a statement is "${separator}", by which the database's client would cut it in two.`,
    hint: () =>
      'Write the text otherwise, for example put together from pieces, or set `batchSeparator` in the configuration.',
    docs: 'The scripts of SQL Server and Oracle have a line of their own between statements (`GO`, `/`). The clients look for it line by line, also within literals and comments.',
  }),
  MIG_NOT_CONFIRMED: defineError<Record<never, never>>({
    title: 'The plan was not agreed to',
    exit: 2,
    message: () => 'Nothing was done: the question was not answered with yes.',
    hint: () => '--yes goes on without asking.',
    docs: 'On a terminal a downgrade shows what it will revert and asks. Anything but `y` or `yes` leaves the database as it is.',
  }),
  MIG_PLAN_CHANGED: defineError<{ expected: readonly string[]; found: readonly string[] }>({
    title: 'The plan has changed since it was shown',
    exit: 2,
    message: ({ expected, found }) =>
      `Another run has moved the database: ${list(expected) || 'nothing'} was to run, now ${list(found) || 'nothing'} would. Nothing was done.`,
    hint: () => 'Look at `mig current` and decide anew.',
    docs: 'Between the question and the answer somebody else migrated the database. What was agreed to is no longer what would run.',
  }),
  MIG_NOTHING_TO_EDIT: defineError<{ revision: string }>({
    title: 'There is no file to edit',
    exit: 2,
    message: ({ revision }) =>
      revision === 'current'
        ? 'No revision is applied in the database, so there is no file to edit.'
        : `"${revision}" means no revision, so there is no file to edit.`,
    hint: () => '`mig history` lists the revisions.',
    docs: '`base` is the state before any revision, and has no file; nor has a database on which nothing has run.',
  }),
  MIG_EDITOR_MISSING: defineError<{ tried: readonly string[] }>({
    title: 'No editor was found',
    exit: 3,
    message: ({ tried }) =>
      `Neither EDITOR nor VISUAL is set, and none of ${tried.join(', ')} is on the PATH.`,
    hint: () => 'Set EDITOR, for example EDITOR="code --wait".',
    docs: 'The editor is the command of the variable EDITOR, else of VISUAL, else the first common one that is found.',
  }),
  MIG_EDITOR_FAILED: defineError<{ editor: string; reason: string }>({
    title: 'The editor failed',
    exit: 2,
    message: ({ editor, reason }) => `The editor \`${editor}\` failed: ${reason}.`,
    docs: 'The command of EDITOR or VISUAL was started and ended with an error, or could not be started.',
  }),
  MIG_NOT_NATIVE: defineError<{ kind: string; verb: string }>({
    title: 'The engine runs revision files of its own kind only',
    exit: 3,
    message: ({ kind, verb }) =>
      `\`mig ${verb}\` works on revision files; the configuration's migrations are of kind "${kind}".`,
    hint: () => 'Migrate with the tool these files belong to; `mig-check` checks them as they are.',
    docs: 'Folders of other tools are read by the guard. The engine neither writes nor runs them, so that two tools never keep records of one database.',
  }),
  MIG_REVISION_FAILED: defineError<{
    revision: string;
    title: string;
    direction: 'upgrade' | 'downgrade';
    reason: string;
    state: string;
  }>({
    title: 'A revision failed',
    exit: 2,
    message: ({ revision, title, direction, reason, state }) =>
      `The ${direction} of ${revision}${title === '' ? '' : ` (${title})`} failed: ${reason}\n${state}`,
    hint: ({ direction }) =>
      `Mend the revision and run the same ${direction} again; what has run already is not run twice.`,
    docs: 'A statement, or the code of the revision, failed. The message says what was rolled back, what stays, and what the version table says now.',
  }),
  MIG_REVISION_THREW: defineError<{ reason: string }>({
    title: 'The code of a revision threw',
    exit: 2,
    message: ({ reason }) => `The code of the revision threw: ${reason}`,
    docs: 'No statement failed; the function itself threw. The location is the line in the revision or in what it called.',
  }),
  MIG_REVISION_NO_FUNCTION: defineError<{
    revision: string;
    direction: 'upgrade' | 'downgrade';
    got: string;
  }>({
    title: 'A revision does not export the function that is needed',
    exit: 2,
    message: ({ revision, direction, got }) =>
      `Revision ${revision} must export a function \`${direction}\`; it exports ${got}.`,
    hint: ({ direction }) =>
      `Write \`export async function ${direction}(op) { … }\`` +
      (direction === 'downgrade' ? ", or `export const irreversible = 'why'`." : '.'),
    docs: 'Each revision file exports `upgrade` and `downgrade`, called with the operations to run.',
  }),
  MIG_REVISION_ID_CHANGED: defineError<{ revision: string; exported: string }>({
    title: 'A revision says one id in its header and exports another',
    exit: 2,
    message: ({ revision, exported }) =>
      `The header was read as revision ${revision}, but the module exports revision "${exported}".`,
    hint: () =>
      'Write the header as literals: export const revision = …; it is read without running the file.',
    docs: 'The graph is read from the text of the files. A header that is computed when the file runs cannot be seen there.',
  }),
  MIG_SECTION_MISSING: defineError<{ revision: string; direction: 'upgrade' | 'downgrade' }>({
    title: 'A SQL revision lacks a section',
    exit: 2,
    message: ({ revision, direction }) => `Revision ${revision} has no section \`-- ${direction}\`.`,
    hint: ({ direction }) =>
      `Add a line \`-- ${direction}\` and the statements below it` +
      (direction === 'downgrade' ? ', or a line `-- irreversible: why` in the header.' : '.'),
    docs: 'A SQL revision has a header and the sections `-- upgrade` and `-- downgrade`.',
  }),
  MIG_TRANSACTION_CONTROL: defineError<{ statement: string }>({
    title: 'A revision ends its own transaction',
    exit: 2,
    message: ({ statement }) =>
      `${statement} would end the transaction that the revision and its version row share.`,
    hint: () =>
      'Take the statement out. A revision that has to run outside of a transaction says so: `export const transaction = false` (SQL: `-- transaction: false`).',
    docs: 'Each revision runs in one transaction together with its row in the version table, so that a failure leaves neither. BEGIN, COMMIT and ROLLBACK inside it would break that.',
  }),
  MIG_NEEDS_NO_TRANSACTION: defineError<{ reason: string }>({
    title: 'A statement cannot run inside a transaction',
    exit: 2,
    message: ({ reason }) => `The statement cannot run inside a transaction: ${reason}`,
    hint: () =>
      'Put it into a revision of its own with `export const transaction = false` (SQL: `-- transaction: false` in the header).',
    docs: 'Some statements (CREATE INDEX CONCURRENTLY, VACUUM, ALTER SYSTEM …) refuse to run in a transaction block. A revision can opt out; each of its statements is then final at once.',
  }),
  MIG_IRREVERSIBLE: defineError<{
    revisions: readonly { readonly id: string; readonly reason: string }[];
  }>({
    title: 'A downgrade meets a revision that cannot be reverted',
    exit: 2,
    message: ({ revisions }) =>
      `The downgrade would have to revert ${revisions
        .map(({ id, reason }) => `${id} (${reason})`)
        .join(', ')}. Nothing was run.`,
    hint: () => 'Downgrade to that revision and no further, restore a backup, or write its downgrade.',
    docs: 'Every revision on the way is looked at before anything runs: a missing downgrade, an empty section and a declared `irreversible` are named together.',
  }),
  MIG_VERSION_ROW_COUNT: defineError<{
    table: string;
    action: 'update' | 'delete';
    row: string;
    found: number;
  }>({
    title: 'The version table is not as it was read',
    exit: 2,
    message: ({ table, action, row, found }) =>
      `The ${action} of row "${row}" in ${table} must hit exactly 1 row; it hit ${found}.`,
    hint: () =>
      'Something else wrote to the table, or a row is there twice. Look with `mig current`, set it right with `mig stamp`.',
    docs: 'Each step changes known rows of the version table. Another count means that the table changed under the run.',
  }),
  MIG_VERSION_ROW_NOT_TEXT: defineError<{ table: string; got: string }>({
    title: 'The id of a revision in the database is no text',
    exit: 2,
    message: ({ table, got }) => `A row of ${table} is ${got} where the id of a revision should be.`,
    hint: () =>
      'Make the column version_num a text (VARCHAR(32)). On a connection of your own, look at what its driver makes of texts: `types` of pg, `typeCast` of mysql2.',
    docs: 'Ids are compared as texts. A column of bytes or numbers, or a driver that was told to return something else than text, would make every row an unknown revision.',
  }),
  MIG_VERSION_ROW_UNKNOWN: defineError<{ rows: readonly string[] }>({
    title: 'The database is at a revision that has no file',
    exit: 2,
    message: ({ rows }) => `The version table says ${list(rows)}, and no revision file has that id.`,
    hint: () =>
      'Get the files that the database was migrated with. If they are gone and you know where the database is: `mig stamp --purge <revision>`.',
    docs: 'Usually the database was migrated from another branch, or a revision was deleted or renamed after it had run. Nothing was changed.',
  }),
  MIG_DATABASE_NOT_AT_HEAD: defineError<{ rows: readonly string[]; heads: readonly string[] }>({
    title: 'The database is not at head',
    exit: 2,
    message: ({ rows, heads }) =>
      `The database is at ${rows.length === 0 ? 'base' : list(rows)}; the heads are ${list(heads)}.`,
    hint: () => '`mig upgrade heads` brings it there.',
    docs: 'The rows of the version table are compared with the effective heads of the revision files.',
  }),
  MIG_DIRECTORY_NOT_EMPTY: defineError<{ directory: string }>({
    title: 'The folder is not empty',
    exit: 3,
    message: ({ directory }) => `The folder ${directory} exists and is not empty; nothing was written.`,
    hint: () => 'Name another folder: `mig init db/migrations`.',
    docs: '`mig init` makes a new folder, or uses an empty one, and never overwrites anything.',
  }),
  MIG_SNAPSHOT_UNREADABLE: defineError<{ file: string; reason: string }>({
    title: 'A snapshot cannot be read',
    exit: 3,
    message: ({ file, reason }) => `${file} is no snapshot: ${reason}.`,
    hint: () => 'Make one with `mig snapshot --url … -o file.json`; a database can be given as a URL.',
    docs: '`mig diff` compares two snapshots; each is a file made by `mig snapshot`, or the URL of a database.',
  }),
  MIG_SNAPSHOT_DIALECTS: defineError<{ before: string; after: string }>({
    title: 'Snapshots of different database systems',
    exit: 3,
    message: ({ before, after }) => `A snapshot of ${before} cannot be compared with one of ${after}.`,
    hint: () => 'Take both snapshots on the same database system.',
    docs: 'Each database system has a catalog of its own; objects of two systems are never equal.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
