/* oxlint-disable unicorn/no-thenable -- `then` is a word of JSON Schema */
const nonEmpty = (description: string) => ({ type: 'string', minLength: 1, description }) as const;

/** Values that are asked for in many places. */
const values = {
  text: nonEmpty('a text'),
  anyText: { type: 'string', description: 'a text' },
  folder: nonEmpty('a folder'),
  file: nonEmpty('a file'),
  flag: { type: 'boolean', description: 'true or false' },
  texts: { type: 'array', items: at('text'), description: 'a list of texts' },
  milliseconds: { type: 'number', minimum: 0, description: 'a number of milliseconds' },
  function: { function: true, description: 'a function' },
  object: { type: 'object', description: 'an object' },
} as const;

const commonHook = {
  type: { enum: ['exec', 'module'] },
  name: at('text'),
  options: at('anyText'),
  cwd: at('folder'),
} as const;

const hooks = {
  hook: {
    if: { type: 'object' },
    then: {
      required: ['type'],
      properties: { type: { enum: ['exec', 'module'] } },
      if: { properties: { type: { const: 'module' } }, required: ['type'] },
      then: at('moduleHook'),
      else: at('execHook'),
    },
    else: { function: true, description: 'an object with `type`, or a function' },
  },
  moduleHook: {
    required: ['module'],
    properties: { ...commonHook, module: nonEmpty('an installed module'), bin: at('text') },
    additionalProperties: false,
  },
  execHook: {
    required: ['executable'],
    properties: { ...commonHook, executable: nonEmpty('a program') },
    additionalProperties: false,
  },
} as const;

const migrationKinds = { enum: ['native', 'sql'] } as const;

const migrations = {
  migrations: {
    type: ['string', 'object'],
    description: 'a folder, or an object that describes one',
    minLength: 1,
    required: ['directory'],
    if: { type: 'object', properties: { kind: { const: 'sql' } }, required: ['kind'] },
    then: at('sqlMigrations'),
    else: at('nativeMigrations'),
  },
  nativeMigrations: {
    properties: {
      revisionTemplate: {
        anyOf: [at('text'), { ...values.texts, minItems: 1 }],
        description: 'a file or a list of files',
      },
      templateArgs: at('object'),
      outputEncoding: { enum: ['utf-8', 'utf-8-bom'] },
      revisionEnvironment: at('flag'),
      processRevisionDirectives: at('function'),
      postWriteHooks: { type: 'array', items: at('hook'), description: 'a list of hooks' },
      kind: migrationKinds,
      directory: at('folder'),
      recursive: at('flag'),
      versionLocations: { ...values.texts, minItems: 1, description: 'a list of folders' },
      fileTemplate: at('text'),
      truncateSlugLength: { type: 'integer', minimum: 0, description: 'a number of characters' },
      timezone: at('text'),
      language: { enum: ['typescript', 'javascript', 'sql'] },
    },
    additionalProperties: false,
  },
  sqlMigrations: {
    properties: {
      kind: migrationKinds,
      directory: at('folder'),
      manifest: at('file'),
      outsideTransaction: { ...values.texts, description: 'a list of globs' },
    },
    additionalProperties: false,
  },
} as const;

const schemaKinds = { enum: ['sql', 'metadata'] } as const;

const schemas = {
  /** An object with `tables` is MetaData; it is checked where it is used. */
  schema: {
    type: ['string', 'object'],
    description: 'a file, MetaData, or an object that describes where the schema is',
    minLength: 1,
    if: { type: 'object', not: { required: ['tables'] } },
    then: at('schemaSource'),
  },
  schemaSource: {
    required: ['kind'],
    properties: { kind: schemaKinds },
    if: { properties: { kind: { const: 'metadata' } }, required: ['kind'] },
    then: {
      required: ['module'],
      properties: { kind: schemaKinds, module: at('file'), export: at('text') },
      additionalProperties: false,
    },
    else: {
      required: ['file'],
      properties: { kind: schemaKinds, file: at('file') },
      additionalProperties: false,
    },
  },
} as const;

const template = nonEmpty('a template such as ix_%(column_0_label)s');

const namingConvention = {
  type: 'object',
  description: 'an object of templates',
  additionalProperties: false,
  properties: {
    ix: template,
    uq: template,
    ck: template,
    fk: template,
    pk: template,
    tokens: {
      type: 'object',
      description: 'an object of functions',
      additionalProperties: at('function'),
    },
  },
} as const;

const guard = {
  type: 'object',
  description: 'an object',
  additionalProperties: false,
  properties: {
    server: nonEmpty("'embedded' or the URL of a server; SQLite is embedded whatever it is"),
    checks: { ...values.texts, minItems: 1, description: 'a list of check ids' },
    heads: { type: 'integer', minimum: 1, description: 'a whole number from 1' },
    strict: at('flag'),
    failOn: { enum: ['error', 'warning', 'info'] },
  },
} as const;

const settings = {
  dialect: nonEmpty("'postgresql', 'mysql', 'mariadb', 'sqlite' …; without it the scheme of the URL says"),
  url: nonEmpty('the URL of a database'),
  migrations: at('migrations'),
  schema: at('schema'),
  namingConvention: at('namingConvention'),
  versionTable: at('text'),
  versionTableSchema: at('text'),
  versionTablePk: at('flag'),
  transactionPerMigration: at('flag'),
  transactionalDdl: at('flag'),
  batchSeparator: at('anyText'),
  startingRev: at('text'),
  outputBuffer: { writer: true, description: 'a file, or an object with a function `write`' },
  tag: at('text'),
  extra: at('object'),
  lockTimeoutMs: at('milliseconds'),
  connectTimeoutMs: at('milliseconds'),
  onVersionApply: { function: true, description: 'a function or a list of functions' },
  unmanaged: { ...values.texts, description: 'a list of names such as audit_* or table app.legacy' },
  includeName: at('function'),
  includeObject: at('function'),
  guard: at('guard'),
} as const;

/** One of several databases: it may say everything, and must say where its revisions are unless they share that. */
const database = {
  type: 'object',
  description: 'an object with the settings of a database',
  additionalProperties: false,
  properties: settings,
} as const;

/** A command of one's own. */
const command = {
  type: 'object',
  description: 'an object that describes a command',
  additionalProperties: false,
  required: ['summary', 'run'],
  properties: {
    summary: at('text'),
    arguments: { type: 'string', description: 'a text such as <count> [tables...]' },
    options: {
      type: 'object',
      description: 'an object of flags with what they mean',
      additionalProperties: at('text'),
    },
    each: at('flag'),
    run: at('function'),
  },
} as const;

/**
 * JSON Schema of the configuration, but for what JSON has no word for: `function: true` asks for a function, `writer: true`
 * for a text or an object that can write, and `description` completes "… must be" in messages.
 *
 * @remarks Each definition becomes a function of its own, so that a program only pays for those that a configuration uses.
 */
export const configSchema = {
  $defs: { ...values, ...hooks, ...migrations, ...schemas, namingConvention, guard, database, command },
  type: 'object',
  additionalProperties: false,
  properties: {
    ...settings,
    commands: {
      type: 'object',
      description: 'an object of commands by name',
      additionalProperties: at('command'),
    },
    databases: {
      type: 'object',
      description: 'an object of databases by name',
      minProperties: 1,
      additionalProperties: at('database'),
    },
  },
  if: { required: ['databases'] },
  then: {
    if: { not: { required: ['migrations'] } },
    then: { properties: { databases: { additionalProperties: { required: ['migrations'] } } } },
  },
  else: { required: ['migrations'] },
} as const;

function at(definition: string): { readonly $ref: string } {
  return { $ref: `#/$defs/${definition}` };
}
