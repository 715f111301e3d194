import { migError } from '../../../../errors/index.ts';
import {
  describe,
  type CreateEvent,
  type AlterEvent,
  type AlterSequence,
  type CreateSequence,
  type CreateTrigger,
  type CreateView,
  type DropEvent,
  type DropSequence,
  type DropTrigger,
  type DropView,
  type ReplaceView,
} from '../../../../operations/index.ts';
import type { Event, SequenceOptions, View } from '../../../../schema/index.ts';
import {
  assertKnownMembers,
  dropStatement,
  given,
  nameList,
  nothing,
  oneOf,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  type SqlWriter,
  verbatim,
  when,
  wholeNumber,
  words,
} from '../../../standard/index.ts';
import type { Flavour } from '../flavour.ts';
import { account } from './account.ts';

// Views, triggers, events, and MariaDB's sequences.

const VIEW_MEMBERS = [
  'name',
  'schema',
  'definition',
  'columns',
  'checkOption',
  'algorithm',
  'definer',
  'sqlSecurity',
];

function viewStatement(view: View, verb: string, writer: SqlWriter): Sql {
  const operation = describe({ op: 'createView', view });
  assertKnownMembers(view, { known: VIEW_MEMBERS, dialect: writer.dialect, operation });
  const { name, schema, columns, checkOption, algorithm, definer, sqlSecurity, definition } = view;
  const [create = '', condition = ''] = verb.split(' VIEW');
  return words(
    verbatim(create),
    given(
      algorithm,
      (word) => sql`ALGORITHM = ${oneOf(word, ['UNDEFINED', 'MERGE', 'TEMPTABLE'], operation)}`,
    ),
    given(definer, (user) => sql`DEFINER = ${account(user)}`),
    given(sqlSecurity, (word) => sql`SQL SECURITY ${oneOf(word, ['DEFINER', 'INVOKER'], operation)}`),
    verbatim(`VIEW${condition}`),
    qualified(writer, name, schema),
    given(columns, (names) => sql`(${nameList(writer, names)})`),
    verbatim(`AS ${definition.replace(/[\s;]+$/, '').trimStart()}`),
    checkOption === undefined
      ? nothing
      : sql`WITH ${oneOf(checkOption, ['LOCAL', 'CASCADED'], operation)} CHECK OPTION`,
  );
}

function createView(
  { view, ifNotExists }: CreateView,
  { writer }: CompileContext,
  { name: dialect }: Flavour,
): readonly Sql[] {
  if (ifNotExists && dialect === 'mysql')
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: describe({ op: 'createView', view }),
      dialect,
      problem: 'views know no IF NOT EXISTS; replaceView makes one in any case',
    });
  return [viewStatement(view, `CREATE VIEW${ifNotExists ? ' IF NOT EXISTS' : ''}`, writer)];
}

function replaceView(operation: ReplaceView, { writer }: CompileContext): readonly Sql[] {
  const { view, existingView, keep = true } = operation;
  if (keep && existingView === undefined)
    throw migError('MIG_OPERATION_NEEDS_DATABASE', {
      operation: describe(operation),
      problem:
        'options that are left out stay as they are, and it is not known what they are (existingView); with keep: false the definition is complete',
    });
  return [viewStatement(keep ? { ...existingView, ...view } : view, 'CREATE OR REPLACE VIEW', writer)];
}

const TRIGGER_MEMBERS = [
  'name',
  'table',
  'schema',
  'timing',
  'events',
  'forEach',
  'body',
  'order',
  'definer',
];

function createTrigger({ trigger, ifNotExists }: CreateTrigger, { writer }: CompileContext): readonly Sql[] {
  const operation = describe({ op: 'createTrigger', trigger });
  const { dialect } = writer;
  assertKnownMembers(trigger, { known: TRIGGER_MEMBERS, dialect, operation });
  const { name, table, schema, timing, events, forEach, body, order, definer } = trigger;
  const [event, ...others] = events;
  if (event === undefined || others.length > 0 || forEach === 'STATEMENT')
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation,
      dialect,
      problem: 'a trigger there is for one event, and for each row',
    });
  if (body === undefined)
    throw migError('MIG_OPERATION_INVALID', { operation, problem: 'it is not said what it does (body)' });
  return [
    words(
      verbatim('CREATE'),
      given(definer, (user) => sql`DEFINER = ${account(user)}`),
      verbatim('TRIGGER'),
      when(ifNotExists, 'IF NOT EXISTS'),
      qualified(writer, name, schema),
      oneOf(timing, ['BEFORE', 'AFTER'], operation),
      oneOf(event, ['INSERT', 'UPDATE', 'DELETE'], operation),
      sql`ON ${qualified(writer, table, schema)} FOR EACH ROW`,
      given(order, (place) =>
        'follows' in place
          ? sql`FOLLOWS ${writer.identifier(place.follows)}`
          : sql`PRECEDES ${writer.identifier(place.precedes)}`,
      ),
      verbatim(body),
    ),
  ];
}

function scheduleClause(schedule: Event['schedule']): Sql {
  if ('at' in schedule) return verbatim(`ON SCHEDULE AT ${schedule.at}`);
  const { every, starts, ends } = schedule;
  return words(
    verbatim(`ON SCHEDULE EVERY ${every}`),
    given(starts, (moment) => verbatim(`STARTS ${moment}`)),
    given(ends, (moment) => verbatim(`ENDS ${moment}`)),
  );
}

function eventClauses(
  event: Pick<AlterEvent, 'schedule' | 'body' | 'state' | 'onCompletion'> & { readonly comment?: string },
  writer: SqlWriter,
): readonly Sql[] {
  return [
    given(event.schedule, scheduleClause),
    given(
      event.onCompletion,
      (word) => sql`ON COMPLETION ${oneOf(word, ['PRESERVE', 'NOT PRESERVE'], 'write an event')}`,
    ),
    given(event.state, (word) => oneOf(word, ['ENABLE', 'DISABLE'], 'write an event')),
    given(event.comment, (text) => sql`COMMENT ${writer.text(text)}`),
    given(event.body, (body) => verbatim(`DO ${body}`)),
  ];
}

function createEvent({ event, ifNotExists }: CreateEvent, { writer }: CompileContext): readonly Sql[] {
  const { name, schema, definer } = event;
  return [
    words(
      verbatim('CREATE'),
      given(definer, (user) => sql`DEFINER = ${account(user)}`),
      verbatim('EVENT'),
      when(ifNotExists, 'IF NOT EXISTS'),
      qualified(writer, name, schema),
      ...eventClauses(event, writer),
    ),
  ];
}

function alterEvent(operation: AlterEvent, { writer }: CompileContext): readonly Sql[] {
  const target = sql`ALTER EVENT ${qualified(writer, operation.event, operation.schema)}`;
  return [words(target, ...eventClauses(operation, writer))];
}

/** @see https://mariadb.com/kb/en/create-sequence/ */
function sequenceClauses(options: SequenceOptions, operation: string, writer: SqlWriter): readonly Sql[] {
  const { type, start, increment, minValue, maxValue, cache, cycle, ownedBy } = options;
  if (ownedBy != null)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation,
      dialect: writer.dialect,
      problem: 'a sequence there belongs to no column',
    });
  const number = (value: number | string): Sql => wholeNumber(value, operation);
  return [
    given(type, (name) => sql`AS ${oneOf(name, ['smallint', 'integer', 'bigint'], operation)}`),
    given(start, (value) => sql`START WITH ${number(value)}`),
    given(increment, (value) => sql`INCREMENT BY ${number(value)}`),
    minValue === null ? verbatim('NO MINVALUE') : given(minValue, (value) => sql`MINVALUE ${number(value)}`),
    maxValue === null ? verbatim('NO MAXVALUE') : given(maxValue, (value) => sql`MAXVALUE ${number(value)}`),
    given(cache, (value) => sql`CACHE ${number(value)}`),
    given(cycle, (cycles) => verbatim(cycles ? 'CYCLE' : 'NOCYCLE')),
  ];
}

function createSequence(
  { sequence, ifNotExists }: CreateSequence,
  { writer }: CompileContext,
): readonly Sql[] {
  const operation = describe({ op: 'createSequence', sequence });
  const { name, schema, temporary, unlogged, owner, comment, ...options } = sequence;
  assertKnownMembers({ unlogged, owner }, { known: [], dialect: writer.dialect, operation });
  return [
    words(
      verbatim('CREATE'),
      when(temporary, 'TEMPORARY'),
      verbatim('SEQUENCE'),
      when(ifNotExists, 'IF NOT EXISTS'),
      qualified(writer, name, schema),
      ...sequenceClauses(options, operation, writer),
      given(comment, (text) => sql`COMMENT = ${writer.text(text)}`),
    ),
  ];
}

function alterSequence(operation: AlterSequence, { writer }: CompileContext): readonly Sql[] {
  const { sequence, schema, restart } = operation;
  return [
    words(
      sql`ALTER SEQUENCE ${qualified(writer, sequence, schema)}`,
      ...sequenceClauses(operation, describe(operation), writer),
      given(restart, (value) => sql`RESTART WITH ${wholeNumber(value, 'restart a sequence')}`),
    ),
  ];
}

/** What both have. */
export function viewStatements(flavour: Flavour) {
  return {
    createView: (operation: CreateView, context: CompileContext) => createView(operation, context, flavour),
    dropView: (operation: DropView, { writer }: CompileContext) =>
      dropStatement('VIEW', qualified(writer, operation.view, operation.schema), operation),
    replaceView,
    createTrigger,
    dropTrigger: ({ trigger, schema, ifExists }: DropTrigger, { writer }: CompileContext) =>
      dropStatement(
        'TRIGGER',
        qualified(writer, trigger, schema),
        ifExists === undefined ? {} : { ifExists },
      ),
    createEvent,
    dropEvent: (operation: DropEvent, { writer }: CompileContext) =>
      dropStatement('EVENT', qualified(writer, operation.event, operation.schema), operation),
    alterEvent,
  } satisfies Partial<CompileTable>;
}

/** What MariaDB has. */
export const sequenceStatements = {
  createSequence,
  dropSequence: ({ sequence, schema, ifExists }: DropSequence, { writer }: CompileContext) =>
    dropStatement(
      'SEQUENCE',
      qualified(writer, sequence, schema),
      ifExists === undefined ? {} : { ifExists },
    ),
  alterSequence,
} satisfies Partial<CompileTable>;
