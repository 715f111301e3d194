import { migError } from '../../../errors/index.ts';
import {
  describe,
  type CreateTrigger,
  type CreateView,
  type DropTrigger,
  type DropView,
  type RenameObject,
  type ReplaceView,
} from '../../../operations/index.ts';
import type { View } from '../../../schema/index.ts';
import {
  assertKnownMembers,
  dropStatement,
  given,
  nameList,
  oneOf,
  qualified,
  refuses,
  sql,
  type CompileContext,
  type Sql,
  type SqlWriter,
  verbatim,
  when,
  words,
} from '../../standard/index.ts';

// Views and triggers: all there is beside tables. Comments stay in the code, as those of tables do.

function viewStatement(view: View, ifNotExists: boolean | undefined, writer: SqlWriter): Sql {
  assertKnownMembers(view, {
    known: ['name', 'schema', 'definition', 'columns', 'temporary', 'comment'],
    dialect: 'sqlite',
    operation: describe({ op: 'createView', view }),
  });
  const { name, schema, columns, temporary, definition } = view;
  return words(
    verbatim('CREATE'),
    when(temporary, 'TEMPORARY'),
    verbatim('VIEW'),
    when(ifNotExists, 'IF NOT EXISTS'),
    qualified(writer, name, schema),
    given(columns, (names) => sql`(${nameList(writer, names)})`),
    verbatim(`AS ${definition.replace(/[\s;]+$/, '').trimStart()}`),
  );
}

function dropView({ view, schema, ifExists }: DropView, { writer }: CompileContext): readonly Sql[] {
  return dropStatement('VIEW', qualified(writer, view, schema), ifExists === undefined ? {} : { ifExists });
}

/** There is no other way; triggers on the view go with it. */
function replaceView(
  { view, existingView, keep = true }: ReplaceView,
  { writer }: CompileContext,
): readonly Sql[] {
  const whole = keep ? { ...existingView, ...view } : view;
  return [
    ...dropStatement('VIEW', qualified(writer, view.name, view.schema), { ifExists: true }),
    viewStatement(whole, false, writer),
  ];
}

const TRIGGER_MEMBERS = [
  'name',
  'table',
  'schema',
  'timing',
  'events',
  'updateOf',
  'forEach',
  'when',
  'body',
  'comment',
];

/** @see https://www.sqlite.org/lang_createtrigger.html */
function createTrigger({ trigger, ifNotExists }: CreateTrigger, { writer }: CompileContext): readonly Sql[] {
  const operation = describe({ op: 'createTrigger', trigger });
  assertKnownMembers(trigger, { known: TRIGGER_MEMBERS, dialect: 'sqlite', operation });
  const { name, table, schema, timing, events, updateOf, forEach, body } = trigger;
  const [event, ...others] = events;
  if (event === undefined || others.length > 0 || forEach === 'STATEMENT')
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation,
      dialect: 'sqlite',
      problem: 'a trigger there is for one event, and for each row',
    });
  if (body === undefined)
    throw migError('MIG_OPERATION_INVALID', { operation, problem: 'it is not said what it does (body)' });
  return [
    words(
      verbatim('CREATE TRIGGER'),
      when(ifNotExists, 'IF NOT EXISTS'),
      qualified(writer, name, schema),
      oneOf(timing, ['BEFORE', 'AFTER', 'INSTEAD OF'], operation),
      oneOf(event, ['INSERT', 'UPDATE', 'DELETE'], operation),
      given(updateOf, (names) => sql`OF ${nameList(writer, names)}`),
      sql`ON ${writer.identifier(table)}`,
      when(forEach === 'ROW', 'FOR EACH ROW'),
      given(trigger.when, (condition) => verbatim(`WHEN ${condition}`)),
      verbatim(block(body)),
    ),
  ];
}

/** `BEGIN … END` around statements that have none; the last needs its semicolon. */
function block(body: string): string {
  const trimmed = body.trim();
  if (/^begin\b/i.test(trimmed)) return trimmed.replace(/;$/, '');
  return `BEGIN ${trimmed.replace(/;$/, '')}; END`;
}

function renameObject(operation: RenameObject, { writer }: CompileContext): readonly Sql[] {
  const { object, newName } = operation;
  if (object.kind === 'table')
    return [
      sql`ALTER TABLE ${qualified(writer, object.name, object.schema)} RENAME TO ${writer.identifier(newName)}`,
    ];
  if (object.kind === 'column')
    return [
      sql`ALTER TABLE ${qualified(writer, object.table, object.schema)} RENAME COLUMN ${writer.identifier(object.name)} TO ${writer.identifier(newName)}`,
    ];
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: describe(operation),
    dialect: 'sqlite',
    problem: 'it has to be dropped and made again under the other name',
  });
}

export const objectStatements = {
  createView: ({ view, ifNotExists }: CreateView, { writer }: CompileContext) => [
    viewStatement(view, ifNotExists, writer),
  ],
  dropView,
  replaceView,
  createTrigger,
  dropTrigger: ({ trigger, schema, ifExists }: DropTrigger, { writer }: CompileContext) =>
    dropStatement('TRIGGER', qualified(writer, trigger, schema), ifExists === undefined ? {} : { ifExists }),
  renameObject,
  setComment: () => [],
  ...refuses('sqlite', [
    'schemas',
    'extensions',
    'enums',
    'domains',
    'composite types',
    'sequences',
    'materialized views',
    'functions',
    'procedures',
    'trigger states',
    'row security',
    'events',
    'privileges',
    'default privileges',
    'moving of objects between schemas',
    'owners',
  ]),
};
