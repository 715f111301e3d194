import { defineError, type ErrorEntry } from '../define.ts';

/** What is wrong with one key of the configuration. */
export interface ConfigProblem {
  /** Dotted path from the top: `guard.server`. */
  readonly path: string;
  readonly message: string;
}

type Problems = {
  readonly file: string;
  readonly problems: readonly ConfigProblem[];
};

function listed({ file, problems }: Problems): string {
  const [only] = problems;
  return problems.length === 1 && only !== undefined
    ? `${file}: ${only.message}`
    : `${file} has ${problems.length} problems:\n${problems.map(({ message }) => `  - ${message}`).join('\n')}`;
}

export const configErrors = {
  MIG_CONFIG_NOT_FOUND: defineError<{ from: string; named: boolean }>({
    title: 'There is no configuration file',
    exit: 3,
    message: ({ from, named }) =>
      named
        ? `The configuration file ${from} does not exist.`
        : `No mig.config.ts (or .mts, .cts, .js, .mjs, .cjs) in ${from} or in a folder above it.`,
    hint: ({ named }) =>
      named
        ? 'Check the path that was given with --config.'
        : 'Start a project with `mig init`, or name a file with --config.',
    docs: 'The configuration says where the revisions and the wanted schema are. It is looked for from the working directory (in tests: from the test file) upwards.',
  }),
  MIG_CONFIG_FAILED: defineError<{ file: string; reason: string }>({
    title: 'The configuration file could not be run',
    exit: 3,
    message: ({ file, reason }) => `${file} could not be loaded: ${reason}`,
    docs: 'The file is a module of your project; it was loaded and threw, or it could not be parsed. The location is the line in your code.',
  }),
  MIG_CONFIG_NO_EXPORT: defineError<{ file: string; got: string }>({
    title: 'The configuration file exports no configuration',
    exit: 3,
    message: ({ file, got }) => `${file} must export an object as its default; it exports ${got}.`,
    hint: () => "Write: import { defineConfig } from 'mig-check'; export default defineConfig({ … });",
    docs: 'The configuration is the default export of the file (`module.exports` in CommonJS). `defineConfig` only adds types.',
  }),
  MIG_CONFIG_UNKNOWN_KEY: defineError<Problems>({
    title: 'The configuration has a key that does not exist',
    exit: 3,
    message: listed,
    docs: 'A key that nobody reads is a wish that nobody hears, so it is refused. The message names the path of the key and the nearest key that exists.',
  }),
  MIG_CONFIG_MISSING_KEY: defineError<Problems>({
    title: 'The configuration lacks a key',
    exit: 3,
    message: listed,
    docs: 'The key has no default that would be right for everybody. The message says what it is for.',
  }),
  MIG_CONFIG_WRONG_VALUE: defineError<Problems>({
    title: 'The configuration has a value of the wrong kind',
    exit: 3,
    message: listed,
    docs: 'The message names the path of the key, what was found there and what is wanted.',
  }),
  MIG_CONFIG_INVALID: defineError<Problems>({
    title: 'The configuration has several problems',
    exit: 3,
    message: listed,
    docs: 'All problems are listed at once; each line names the path of a key.',
  }),
  MIG_FILTER_FAILED: defineError<{
    filter: 'includeName' | 'includeObject';
    object: string;
    problem: string;
  }>({
    title: 'A filter of the configuration gave no answer',
    exit: 3,
    message: ({ filter, object, problem }) => `\`${filter}\` failed for ${object}: ${problem}.`,
    hint: () => 'It is called for each object, and returns true to compare it, false to leave it alone.',
    docs: '`includeName` and `includeObject` decide what of a database is compared with the schema. One that throws, or forgets to return something, would hide differences; nothing is compared then.',
  }),
  MIG_NAME_NOT_CHOSEN: defineError<{ databases: readonly string[] }>({
    title: 'The configuration has several databases',
    exit: 3,
    message: ({ databases }) => `The configuration has several databases: ${databases.join(', ')}.`,
    hint: ({ databases }) => `Choose one: --name ${databases[0] ?? ''}`,
    docs: 'Commands that only add or look work on all of them, one after the other. Those that take something back, or that write a file, work on one: name it with `-n` (`name` in the functions).',
  }),
  MIG_DATABASE_UNKNOWN: defineError<{ name: string; databases: readonly string[]; near?: string }>({
    title: 'The configuration has no database of that name',
    exit: 3,
    message: ({ name, databases }) =>
      databases.length === 0
        ? `There is no database "${name}": the configuration has only one, without a name.`
        : `There is no database "${name}" in the configuration; it has ${databases.join(', ')}.`,
    hint: ({ near }) =>
      near === undefined
        ? 'Databases are named in `databases` of the configuration.'
        : `Did you mean --name ${near}?`,
    docs: 'Named databases are the keys of `databases` in the configuration. Each inherits the settings written beside it.',
  }),
  MIG_DATABASES_CLASH: defineError<{ names: readonly [string, string]; table: string }>({
    title: 'Two databases of the configuration are one',
    exit: 3,
    message: ({ names: [one, other], table }) =>
      `The databases "${one}" and "${other}" have the same URL and the same version table ${table}: each would take the other's rows for its own.`,
    hint: () => 'Give them URLs of their own, or a `versionTable` (or `versionTableSchema`) each.',
    docs: 'Each history keeps its rows in a version table. Two histories in one database need two tables.',
  }),
  MIG_COMMAND_INVALID: defineError<{ name: string; problem: string }>({
    title: 'A command of your own cannot be one',
    exit: 3,
    message: ({ name, problem }) => `\`commands.${name}\` of the configuration is no command: ${problem}.`,
    hint: () =>
      "Give it another name, or its option: commands: { 'seed-users': { summary: '…', options: { '--only <table>': '…' }, run() { … } } }.",
    docs: 'Commands of your own stand beside those of `mig`: they are listed, completed and run in the same way. A name or a flag that is taken would hide one or the other, so it is refused whatever command is run.',
  }),
  MIG_COMMAND_FAILED: defineError<{ name: string; reason: string }>({
    title: 'A command of your own failed',
    exit: 2,
    message: ({ name, reason }) => `mig ${name} failed: ${reason}`,
    docs: 'The function `run` of the command threw. The location is the line in your code; errors of `mig` itself keep their own codes.',
  }),
  MIG_MODULE_FAILED: defineError<{ file: string; reason: string }>({
    title: 'A module of the project could not be loaded',
    exit: 2,
    message: ({ file, reason }) => `${file} could not be loaded: ${reason}`,
    docs: 'The module was run and threw, or could not be parsed or resolved. The location is the line in your code.',
  }),
  MIG_STARTING_REV_ONLINE: defineError<Record<never, never>>({
    title: 'A start is set for a command that works on a database',
    exit: 3,
    message: () => 'The configuration sets `startingRev`, and this command works on a database.',
    hint: () =>
      'Set it for scripts alone: defineConfig(({ offline }) => ({ …, ...(offline ? { startingRev } : {}) })).',
    docs: '`startingRev` says where a script without a database starts. A database knows itself where it is.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
