/* oxlint-disable unicorn/no-thenable -- `then` is a word of JSON Schema */
/**
 * JSON Schema of the configuration, but for what JSON has no word for: `function: true` asks for a function, `writer: true`
 * for a text or an object that can write, and `description` completes "… must be" in messages.
 */
const text = { type: 'string', minLength: 1, description: 'a text' } as const;
const flag = { type: 'boolean', description: 'true or false' } as const;
const texts = { type: 'array', items: text, description: 'a list of texts' } as const;
const milliseconds = { type: 'number', minimum: 0, description: 'a number of milliseconds' } as const;

const hook = {
  if: { type: 'object' },
  then: {
    required: ['type'],
    properties: { type: { enum: ['exec', 'module'] } },
    if: { properties: { type: { const: 'module' } }, required: ['type'] },
    then: {
      required: ['module'],
      properties: {
        type: { enum: ['exec', 'module'] },
        name: text,
        options: { type: 'string', description: 'a text' },
        cwd: { ...text, description: 'a folder' },
        module: { ...text, description: 'an installed module' },
        bin: text,
      },
      additionalProperties: false,
    },
    else: {
      required: ['executable'],
      properties: {
        type: { enum: ['exec', 'module'] },
        name: text,
        options: { type: 'string', description: 'a text' },
        cwd: { ...text, description: 'a folder' },
        executable: { ...text, description: 'a program' },
      },
      additionalProperties: false,
    },
  },
  else: { function: true, description: 'an object with `type`, or a function' },
} as const;

const revisionWriting = {
  revisionTemplate: {
    anyOf: [text, { ...texts, minItems: 1 }],
    description: 'a file or a list of files',
  },
  templateArgs: { type: 'object', description: 'an object' },
  outputEncoding: { enum: ['utf-8', 'utf-8-bom'] },
  revisionEnvironment: flag,
  processRevisionDirectives: { function: true, description: 'a function' },
  postWriteHooks: { type: 'array', items: hook, description: 'a list of hooks' },
} as const;

const nativeMigrations = {
  ...revisionWriting,
  kind: { enum: ['native', 'sql'] },
  directory: { ...text, description: 'a folder' },
  recursive: flag,
  versionLocations: { ...texts, minItems: 1, description: 'a list of folders' },
  fileTemplate: text,
  truncateSlugLength: { type: 'integer', minimum: 0, description: 'a number of characters' },
  timezone: text,
  language: { enum: ['typescript', 'javascript', 'sql'] },
} as const;

const sqlMigrations = {
  kind: { enum: ['native', 'sql'] },
  directory: { ...text, description: 'a folder' },
  manifest: { ...text, description: 'a file' },
  outsideTransaction: { ...texts, description: 'a list of globs' },
} as const;

const migrations = {
  type: ['string', 'object'],
  description: 'a folder, or an object that describes one',
  minLength: 1,
  required: ['directory'],
  if: { type: 'object', properties: { kind: { const: 'sql' } }, required: ['kind'] },
  then: { properties: sqlMigrations, additionalProperties: false },
  else: { properties: nativeMigrations, additionalProperties: false },
} as const;

const schemaKinds = { enum: ['sql', 'metadata'] } as const;

/** An object with `tables` is MetaData; it is checked where it is used. */
const schema = {
  type: ['string', 'object'],
  description: 'a file, MetaData, or an object that describes where the schema is',
  minLength: 1,
  if: { type: 'object', not: { required: ['tables'] } },
  then: {
    required: ['kind'],
    properties: { kind: schemaKinds },
    if: { properties: { kind: { const: 'metadata' } }, required: ['kind'] },
    then: {
      required: ['module'],
      properties: { kind: schemaKinds, module: { ...text, description: 'a file' }, export: text },
      additionalProperties: false,
    },
    else: {
      required: ['file'],
      properties: { kind: schemaKinds, file: { ...text, description: 'a file' } },
      additionalProperties: false,
    },
  },
} as const;

const template = { ...text, description: 'a template such as ix_%(column_0_label)s' } as const;

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
      additionalProperties: { function: true, description: 'a function' },
    },
  },
} as const;

const guard = {
  type: 'object',
  description: 'an object',
  additionalProperties: false,
  properties: {
    server: { ...text, description: "'embedded' or the URL of a server; SQLite is embedded whatever it is" },
    checks: { ...texts, minItems: 1, description: 'a list of check ids' },
    heads: { type: 'integer', minimum: 1, description: 'a whole number from 1' },
    strict: flag,
    failOn: { enum: ['error', 'warning', 'info'] },
  },
} as const;

const settings = {
  dialect: {
    ...text,
    description: "'postgresql', 'mysql', 'mariadb', 'sqlite' …; without it the scheme of the URL says",
  },
  url: { ...text, description: 'the URL of a database' },
  migrations,
  schema,
  namingConvention,
  versionTable: text,
  versionTableSchema: text,
  versionTablePk: flag,
  transactionPerMigration: flag,
  transactionalDdl: flag,
  batchSeparator: { type: 'string', description: 'a text' },
  startingRev: text,
  outputBuffer: { writer: true, description: 'a file, or an object with a function `write`' },
  tag: text,
  extra: { type: 'object', description: 'an object' },
  lockTimeoutMs: milliseconds,
  connectTimeoutMs: milliseconds,
  onVersionApply: { function: true, description: 'a function or a list of functions' },
  guard,
} as const;

/** One of several databases: it may say everything, and must say where its revisions are unless they share that. */
const database = {
  type: 'object',
  description: 'an object with the settings of a database',
  additionalProperties: false,
  properties: settings,
} as const;

export const configSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...settings,
    databases: {
      type: 'object',
      description: 'an object of databases by name',
      minProperties: 1,
      additionalProperties: database,
    },
  },
  if: { required: ['databases'] },
  then: {
    if: { not: { required: ['migrations'] } },
    then: { properties: { databases: { additionalProperties: { required: ['migrations'] } } } },
  },
  else: { required: ['migrations'] },
} as const;
