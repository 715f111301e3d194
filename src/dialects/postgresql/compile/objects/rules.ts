import { migError } from '../../../../errors/index.ts';
import {
  describe,
  type AlterPolicy,
  type AlterRowSecurity,
  type AlterTrigger,
  type CreatePolicy,
  type CreateTrigger,
  type DropPolicy,
  type DropTrigger,
} from '../../../../operations/index.ts';
import type { Identifier, Trigger, TriggerState } from '../../../../schema/index.ts';
import {
  assertKnownMembers,
  initialMode,
  join,
  nameList,
  nothing,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
  given,
  oneOf,
  when,
} from '../../../standard/index.ts';
import { commentStatement, roles } from './parts.ts';

// Triggers, policies and row security.

const TRIGGER_MEMBERS = [
  'name',
  'table',
  'schema',
  'timing',
  'events',
  'updateOf',
  'forEach',
  'when',
  'execute',
  'constraint',
  'deferrable',
  'initially',
  'from',
  'referencing',
  'enabled',
  'comment',
];

const STATES: Readonly<Record<TriggerState, string>> = {
  origin: 'ENABLE',
  always: 'ENABLE ALWAYS',
  replica: 'ENABLE REPLICA',
  disabled: 'DISABLE',
};

function createTrigger({ trigger, ifNotExists }: CreateTrigger, { writer }: CompileContext): readonly Sql[] {
  const operation = describe({ op: 'createTrigger', trigger });
  assertKnownMembers(trigger, { known: TRIGGER_MEMBERS, dialect: 'postgresql', operation });
  if (ifNotExists)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation,
      dialect: 'postgresql',
      problem: 'triggers know no IF NOT EXISTS',
    });
  const { name, table, schema, comment, enabled } = trigger;
  const reference = { kind: 'trigger', name, table, schema: schema ?? null } as const;
  return [
    triggerStatement(trigger, operation, writer),
    ...(enabled === undefined || enabled === 'origin' ? [] : [stateStatement(trigger, enabled, writer)]),
    ...(comment === undefined ? [] : [commentStatement(reference, comment, writer)]),
  ];
}

function triggerStatement(trigger: Trigger, operation: string, writer: SqlWriter): Sql {
  const { name, table, schema, timing, events, updateOf, execute, constraint, from, referencing } = trigger;
  if (execute === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation,
      problem: 'it is not said which function it executes (execute)',
    });
  const { deferrable, initially, forEach } = trigger;
  return words(
    verbatim('CREATE'),
    when(constraint, 'CONSTRAINT'),
    sql`TRIGGER ${writer.identifier(name)}`,
    oneOf(timing, ['BEFORE', 'AFTER', 'INSTEAD OF'], operation),
    join(
      events.map((event) => eventClause(event, updateOf, operation, writer)),
      ' OR ',
    ),
    sql`ON ${qualified(writer, table, schema)}`,
    given(from, (other) => sql`FROM ${qualified(writer, other.table, other.schema)}`),
    given(deferrable, (isDeferrable) => verbatim(isDeferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE')),
    given(initially, (mode) => sql`INITIALLY ${initialMode(mode)}`),
    given(referencing, ({ oldTable, newTable }) =>
      words(
        verbatim('REFERENCING'),
        given(oldTable, (rows) => sql`OLD TABLE AS ${writer.identifier(rows)}`),
        given(newTable, (rows) => sql`NEW TABLE AS ${writer.identifier(rows)}`),
      ),
    ),
    given(forEach, (each) => sql`FOR EACH ${oneOf(each, ['ROW', 'STATEMENT'], operation)}`),
    given(trigger.when, (condition) => verbatim(`WHEN (${condition})`)),
    sql`EXECUTE FUNCTION ${qualified(writer, execute.name, execute.schema)}(${join(
      (execute.arguments ?? []).map((value) => writer.text(value)),
      ', ',
    )})`,
  );
}

function eventClause(
  event: Trigger['events'][number],
  updateOf: readonly Identifier[] | undefined,
  operation: string,
  writer: SqlWriter,
): Sql {
  const word = oneOf(event, ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'], operation);
  return event === 'UPDATE' && updateOf !== undefined ? sql`${word} OF ${nameList(writer, updateOf)}` : word;
}

function stateStatement(
  { name, table, schema }: Pick<Trigger, 'name' | 'table' | 'schema'>,
  state: TriggerState,
  writer: SqlWriter,
): Sql {
  const words_ = STATES[state];
  if (words_ === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'alter a trigger',
      problem: `${JSON.stringify(state)} is no state of one`,
    });
  return sql`ALTER TABLE ${qualified(writer, table, schema)} ${verbatim(words_)} TRIGGER ${writer.identifier(name)}`;
}

function createPolicy({ policy }: CreatePolicy, { writer }: CompileContext): readonly Sql[] {
  const operation = describe({ op: 'createPolicy', policy });
  const { name, table, schema, as, command, to, using, withCheck, comment } = policy;
  const reference = { kind: 'policy', name, table, schema: schema ?? null } as const;
  return [
    words(
      sql`CREATE POLICY ${writer.identifier(name)} ON ${qualified(writer, table, schema)}`,
      given(as, (word) => sql`AS ${oneOf(word, ['PERMISSIVE', 'RESTRICTIVE'], operation)}`),
      given(
        command,
        (word) => sql`FOR ${oneOf(word, ['ALL', 'SELECT', 'INSERT', 'UPDATE', 'DELETE'], operation)}`,
      ),
      conditions({ to, using, withCheck }),
    ),
    ...(comment === undefined ? [] : [commentStatement(reference, comment, writer)]),
  ];
}

function conditions({
  to,
  using,
  withCheck,
}: {
  readonly to?: readonly string[] | undefined;
  readonly using?: string | undefined;
  readonly withCheck?: string | undefined;
}): Sql {
  return words(
    given(to, (names) => sql`TO ${roles(names)}`),
    given(using, (condition) => verbatim(`USING (${condition})`)),
    given(withCheck, (condition) => verbatim(`WITH CHECK (${condition})`)),
  );
}

function onTable(
  phrase: string,
  name: Identifier,
  { table, schema }: { readonly table: Identifier; readonly schema?: Identifier | null },
  writer: SqlWriter,
): Sql {
  return sql`${verbatim(phrase)} ${writer.identifier(name)} ON ${qualified(writer, table, schema)}`;
}

function alterRowSecurity(
  { table, schema, enabled, forced }: AlterRowSecurity,
  { writer }: CompileContext,
): readonly Sql[] {
  const target = sql`ALTER TABLE ${qualified(writer, table, schema)}`;
  const statement = (phrase: string): Sql => sql`${target} ${verbatim(phrase)} ROW LEVEL SECURITY`;
  return [
    ...(enabled === undefined ? [] : [statement(enabled ? 'ENABLE' : 'DISABLE')]),
    ...(forced === undefined ? [] : [statement(forced ? 'FORCE' : 'NO FORCE')]),
  ];
}

export const ruleStatements = {
  createTrigger,
  dropTrigger: (operation: DropTrigger, { writer }: CompileContext) => [
    onTable(`DROP TRIGGER${operation.ifExists ? ' IF EXISTS' : ''}`, operation.trigger, operation, writer),
  ],
  alterTrigger: (operation: AlterTrigger, { writer }: CompileContext) => [
    stateStatement({ ...operation, name: operation.trigger }, operation.enabled, writer),
  ],
  createPolicy,
  dropPolicy: (operation: DropPolicy, { writer }: CompileContext) => [
    onTable(`DROP POLICY${operation.ifExists ? ' IF EXISTS' : ''}`, operation.policy, operation, writer),
  ],
  alterPolicy: (operation: AlterPolicy, { writer }: CompileContext) => {
    const changes = conditions(operation);
    return changes === nothing || changes.sql === ''
      ? []
      : [words(onTable('ALTER POLICY', operation.policy, operation, writer), changes)];
  },
  alterRowSecurity,
} satisfies Partial<CompileTable>;
