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
  MIG_SQL_NEEDS_ENVIRONMENT: defineError<Record<never, never>>({
    title: '--sql has nothing to do without a revision environment',
    exit: 3,
    message: () => '`revision --sql` opens no database where `revisionEnvironment` would, and that is off.',
    hint: () => 'Leave --sql out: a plain revision needs no database. `--sql-file` writes a .sql revision.',
    docs: 'With `migrations.revisionEnvironment` the database is opened for `mig revision`; `--sql` keeps it closed, and `processRevisionDirectives` gets no connection.',
  }),
  MIG_AUTOGENERATE_OFFLINE: defineError<Record<never, never>>({
    title: 'Revisions are not generated without a database',
    exit: 3,
    message: () => '`--autogenerate` compares a database with the schema, and `--sql` opens none.',
    hint: () => 'Leave --sql out. `--sql-file` writes the revision as SQL.',
    docs: 'What a revision has to do is the difference between a database at the heads and the wanted schema.',
  }),
  MIG_NO_TARGET_SCHEMA: defineError<{ config: string }>({
    title: 'There is no schema to compare the database with',
    exit: 3,
    message: ({ config }) => `The database is compared with a schema, and ${config} names none.`,
    hint: () => "Add `schema: './schema.sql'`, or a module that exports MetaData, to the configuration.",
    docs: 'Without a schema every table would be too much, or, as in Alembic, no difference would ever be found.',
  }),
  MIG_MOST_TABLES_DROPPED: defineError<{ origin: string; tables: number; lost: readonly string[] }>({
    title: 'Most tables would be dropped',
    exit: 2,
    message: ({ origin, tables, lost }) =>
      `${origin} lacks ${lost.length} of the ${tables} tables of the database (${lost.join(', ')}): it was probably not read whole. Nothing was written.`,
    hint: () =>
      'Check that every model is imported where the schema is exported. `--allow-drops` (`allowDrops`) means it.',
    docs: 'A schema that was not read whole looks as if its tables had been removed: the revision would drop them with their rows.',
  }),
  MIG_TEMPLATE_UNKNOWN: defineError<{ name: string; known: readonly string[]; near?: string }>({
    title: 'There is no such project template',
    exit: 3,
    message: ({ name, known, near }) =>
      `There is no template ${name}${near === undefined ? '' : `; did you mean ${near}?`} Known: ${known.join(', ')}. Nothing was written.`,
    hint: () => '`mig list-templates` shows what each is for.',
    docs: '`mig init --template` takes one of the templates that come with the package, or, with `--templates`, one of a folder of your own: each subfolder is a template.',
  }),
  MIG_TEMPLATES_UNREADABLE: defineError<{ folder: string }>({
    title: 'A folder of templates cannot be read',
    exit: 3,
    message: ({ folder }) => `The folder of templates ${folder} cannot be read. Nothing was written.`,
    hint: () => '`--templates` names a folder in which each subfolder is a template.',
    docs: 'Every file of a template is copied into the project but its README.md, whose first line is shown by `mig list-templates`.',
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
