import { defineError, type ErrorEntry } from '../define.ts';

export const operationErrors = {
  MIG_OPERATION_INVALID: defineError<{ operation: string; problem: string }>({
    title: 'An operation says something that makes no sense',
    exit: 2,
    message: ({ operation, problem }) => `Cannot ${operation}: ${problem}.`,
    docs: 'The operation contradicts itself or leaves out something that is needed. Nothing of it was sent to the server. The location names the file and line of the call.',
  }),
  MIG_OPERATION_UNSUPPORTED: defineError<{ operation: string; dialect: string; problem: string }>({
    title: 'The database system cannot do this',
    exit: 2,
    message: ({ operation, dialect, problem }) => `Cannot ${operation} on ${dialect}: ${problem}.`,
    docs: 'The operation is fine in itself, but this database system has no SQL for it. Nothing of it was sent to the server.',
  }),
  MIG_OPERATION_NEEDS_DATABASE: defineError<{ operation: string; problem: string }>({
    title: 'An operation depends on what is in the database, and there is none',
    exit: 2,
    message: ({ operation, problem }) => `Cannot ${operation} without a database: ${problem}.`,
    hint: () => 'Give it what it would ask the database for, or run it online.',
    docs: 'Some operations ask the database what hangs on the object that they change. Offline, and where the schema is only compiled, that has to be part of the operation (`existing…`, `columns`).',
  }),
  MIG_ENUM_VALUE_IN_USE: defineError<{ operation: string; value: string; uses: string }>({
    title: 'A value of an enum cannot be dropped while it is used',
    exit: 2,
    message: ({ operation, value, uses }) => `Cannot ${operation}: '${value}' is still used by ${uses}.`,
    hint: () => 'Change those rows first, or say which value takes its place: { replaceBy: … }.',
    docs: 'The type is made anew without the value, so no row and no default may have it. Nothing was changed. `replaceBy` changes rows and defaults in the same step; which rows had the old value cannot be known afterwards.',
  }),
  MIG_OPERATION_TAKEN: defineError<{ name: string }>({
    title: 'There is an operation of that name already',
    exit: 2,
    message: ({ name }) => `Cannot add the operation "${name}": there is one of that name already.`,
    hint: () => 'Choose another name, or say replace: true to take the place of the other.',
    docs: 'An operation of one’s own becomes a method of `op`. Two of one name would hide each other silently.',
  }),
  MIG_REFLECTION_FAILED: defineError<{ table: string; reason: string }>({
    title: 'A table cannot be read as schema data',
    exit: 2,
    message: ({ table, reason }) => `Table "${table}" cannot be read as schema data: ${reason}.`,
    hint: () => 'For a batch, say what the table is with copyFrom.',
    docs: 'The vocabulary of the schema has no words for something that the table has. What cannot be said is refused, since leaving it out would lose it.',
  }),
  MIG_VIEW_BROKEN: defineError<{ table: string; views: string }>({
    title: 'A table cannot be made anew, since views would no longer work',
    exit: 2,
    message: ({ table, views }) =>
      `Table "${table}" cannot be made anew as the batch says: views would no longer work: ${views}.`,
    hint: () =>
      'Drop these views before the batch, and make them anew after it: op.dropView(), op.createView().',
    docs: 'SQLite looks at a view when it is used, and not when its table is replaced: without this check a view that reads a column which the batch drops or renames would be found broken by its next reader. Nothing was changed.',
  }),
  MIG_FOREIGN_KEYS_ENFORCED: defineError<{ table: string; referring: string }>({
    title: 'A table cannot be made anew while foreign keys are enforced',
    exit: 2,
    message: ({ table, referring }) =>
      `Table "${table}" cannot be made anew: foreign keys are enforced in this transaction, and dropping the old table would delete rows of "${referring}", which refers to it.`,
    hint: () =>
      'Call op.batch() in the revision file itself, so that the setting can be changed before its transaction begins, or export const transaction = false.',
    docs: 'SQLite changes the setting `foreign_keys` outside of transactions only. A run looks for `batch` in the source of its revisions and switches it off before the transaction begins; before the end it checks every foreign key. A batch that is called from elsewhere is not seen.',
  }),
  MIG_FOREIGN_KEYS_BROKEN: defineError<{ problems: string }>({
    title: 'Rows refer to nothing',
    exit: 2,
    message: ({ problems }) => `After this revision rows would refer to nothing: ${problems}.`,
    docs: 'Foreign keys are not enforced while a revision makes a table anew, and are all checked before its transaction ends. The transaction was rolled back.',
  }),
  MIG_OPERATION_FAILED: defineError<{ operation: string; reason: string }>({
    title: 'An operation of a revision failed',
    exit: 2,
    message: ({ operation, reason }) => `Cannot ${operation}: ${reason}`,
    docs: 'Something other than the server failed while the operation ran. The error underneath is kept as `cause`.',
  }),
  MIG_OPERATION_LATE: defineError<{ operation: string }>({
    title: 'An operation was called after its step had ended',
    exit: 2,
    message: ({ operation }) => `Cannot ${operation}: the revision's step has ended, so it was not run.`,
    hint: () =>
      'Await every asynchronous call that leads to an operation; a timer or a forgotten promise outlives the step.',
    docs: 'A forgotten `await` on an operation itself does no harm: the step waits for its queue. A call that comes after the queue was empty and the step was committed cannot be run any more.',
  }),
  MIG_OPERATION_EFFECT: defineError<{ operation: string; problem: string }>({
    title: 'An operation does not fit the schema it is applied to',
    exit: 2,
    message: ({ operation, problem }) => `Cannot apply "${operation}" to the schema: ${problem}.`,
    docs: 'The effect of an operation on a schema was asked for, and the schema lacks what the operation names, or has already what it makes.',
  }),
  MIG_NAME_NEEDED: defineError<{ kind: string; table: string; template: string }>({
    title: 'The naming convention needs a name',
    exit: 2,
    message: ({ kind, table, template }) =>
      `A ${kind} of table "${table}" has no name, and the naming convention "${template}" needs one.`,
    hint: () =>
      'Give the constraint a name: it is put in place of %(constraint_name)s. Use op.f(name) for a final one.',
    docs: 'A template with `%(constraint_name)s` is completed with the name that the constraint is given.',
  }),
  MIG_NAME_TOKEN: defineError<{ token: string; template: string }>({
    title: 'The naming convention has an unknown token',
    exit: 3,
    message: ({ token, template }) => `The naming convention "${template}" has an unknown token "${token}".`,
    docs: 'Tokens are `%(table_name)s`, `%(column_0_name)s` (also `_1_` …, `_0N_`, `_0_N_`; `_key`, `_label`), `%(referred_table_name)s`, `%(referred_column_0_name)s` and `%(constraint_name)s`.',
  }),
  MIG_NAME_TOO_LONG: defineError<{ name: string; size: number; unit: string; limit: number }>({
    title: 'A name is too long for the server',
    exit: 2,
    message: ({ name, size, unit, limit }) =>
      `The name "${name}" has ${size} ${unit}; the server allows ${limit}.`,
    hint: () => 'Choose a shorter name. Names made by a naming convention are shortened by themselves.',
    docs: 'PostgreSQL would cut the name silently; the others refuse it, some when half of a revision has run. A name that is written out is never cut here: two long names could become one, and later operations would not find it.',
  }),
  MIG_NAME_UNUSABLE: defineError<{ name: string; problem: string }>({
    title: 'A name cannot be used',
    exit: 2,
    message: ({ name, problem }) => `The name ${JSON.stringify(name)} cannot be used: ${problem}.`,
    docs: 'No server takes an empty name or one that contains a NUL character.',
  }),
  MIG_LITERAL_UNUSABLE: defineError<{ value: string; problem: string }>({
    title: 'A value cannot be written as a literal',
    exit: 2,
    message: ({ value, problem }) => `The value ${value} cannot be written as a literal: ${problem}.`,
    docs: 'The value is refused rather than changed.',
  }),
  MIG_TYPE_UNKNOWN: defineError<{ type: string; dialect: string }>({
    title: 'The database system does not have this type',
    exit: 2,
    message: ({ type, dialect }) => `The type ${type} has no spelling on ${dialect}.`,
    hint: ({ dialect }) =>
      `Use a generic type, add a variant for ${dialect}, or write the type as it stands: verbatimType('…').`,
    docs: 'Types with a prefix (`postgresql.JSONB`) belong to one database system. `variants` names another type for another system.',
  }),
  MIG_PARAMETER_MISSING: defineError<{ parameter: string }>({
    title: 'A bound parameter has no value',
    exit: 2,
    message: ({ parameter }) => `The statement has a parameter :${parameter}, and no value for it.`,
    hint: ({ parameter }) => `Pass { ${parameter}: … }, or write \\:${parameter} if a colon is meant.`,
    docs: 'When parameters are passed, every `:name` in the text is one of them.',
  }),
  MIG_PARAMETER_UNUSED: defineError<{ parameter: string }>({
    title: 'A value is passed for a parameter that does not occur',
    exit: 2,
    message: ({ parameter }) =>
      `A value is passed for :${parameter}, and the statement has no such parameter.`,
    docs: 'Most often a misspelt name.',
  }),
  MIG_SCHEMA_PART: defineError<{ table: string; position: number }>({
    title: 'A table is made of something that is neither column, constraint nor index',
    exit: 2,
    message: ({ table, position }) =>
      `Part ${position} of table "${table}" is neither a column, a constraint nor an index.`,
    hint: () => 'Options come last: table(name, column(…), …, { comment: … }).',
    docs: 'Parts of a table are made by `column()`, `primaryKey()`, `unique()`, `check()`, `foreignKey()`, `exclude()` and `index()`.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
