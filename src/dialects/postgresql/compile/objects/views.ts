import {
  describe,
  type AlterSequence,
  type CreateMaterializedView,
  type CreateSequence,
  type CreateView,
  type DropMaterializedView,
  type DropSequence,
  type DropView,
  type RefreshMaterializedView,
  type ReplaceMaterializedView,
  type ReplaceView,
} from '../../../../operations/index.ts';
import { migError } from '../../../../errors/index.ts';
import type { MaterializedView, SequenceOptions, View } from '../../../../schema/index.ts';
import {
  accessMethod,
  assertKnownMembers,
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
  dropStatement,
  given,
  oneOf,
  when,
  wholeNumber,
} from '../../../standard/index.ts';
import { createIndex } from '../index-statements.ts';
import { quote } from '../quote.ts';
import { storageParameters } from '../storage.ts';
import { finish } from './parts.ts';

// Views, materialised views and sequences.

const VIEW_MEMBERS = [
  'name',
  'schema',
  'definition',
  'columns',
  'checkOption',
  'temporary',
  'recursive',
  'securityBarrier',
  'securityInvoker',
  'owner',
  'comment',
];

/** CREATE [OR REPLACE] VIEW … AS …, without comment and owner. */
export function viewStatement(view: View, verb: 'CREATE' | 'CREATE OR REPLACE', writer: SqlWriter): Sql {
  assertKnownMembers(view, {
    known: VIEW_MEMBERS,
    dialect: 'postgresql',
    operation: describe({ op: 'createView', view }),
  });
  const { name, schema, columns, checkOption, temporary, recursive } = view;
  const options = viewOptions(view);
  return words(
    verbatim(verb),
    when(temporary, 'TEMPORARY'),
    when(recursive, 'RECURSIVE'),
    sql`VIEW ${qualified(writer, name, schema)}`,
    given(columns, (names) => sql`(${nameList(writer, names)})`),
    options.length === 0 ? nothing : verbatim(`WITH (${options.join(', ')})`),
    sql`AS ${verbatim(query(view.definition))}`,
    checkOption === undefined
      ? nothing
      : sql`WITH ${oneOf(checkOption, ['LOCAL', 'CASCADED'], 'write a view')} CHECK OPTION`,
  );
}

function viewOptions({ securityBarrier, securityInvoker }: View): readonly string[] {
  return [
    ...(securityBarrier === undefined ? [] : [`security_barrier = ${securityBarrier}`]),
    ...(securityInvoker === undefined ? [] : [`security_invoker = ${securityInvoker}`]),
  ];
}

/** Without a semicolon at its end, which would stand in the middle of the statement. */
function query(definition: string): string {
  return definition.replace(/[\s;]+$/, '').trimStart();
}

function createView({ view, ifNotExists }: CreateView, { writer }: CompileContext): readonly Sql[] {
  if (ifNotExists)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: describe({ op: 'createView', view }),
      dialect: 'postgresql',
      problem: 'views know no IF NOT EXISTS; replaceView makes one in any case',
    });
  const { name, schema } = view;
  return [
    viewStatement(view, 'CREATE', writer),
    ...finish({ kind: 'view', name, schema: schema ?? null }, view, writer),
  ];
}

/** In place, as far as that goes; what can only be made anew is made so where there is a database to ask. */
function replaceView(operation: ReplaceView, { writer }: CompileContext): readonly Sql[] {
  const { existingView, keep = true } = operation;
  if (keep && existingView === undefined)
    throw migError('MIG_OPERATION_NEEDS_DATABASE', {
      operation: describe(operation),
      problem:
        'options that are left out stay as they are, and it is not known what they are (existingView); with keep: false the definition is complete',
    });
  const view = keep ? { ...existingView, ...operation.view } : operation.view;
  return [
    viewStatement(view, 'CREATE OR REPLACE', writer),
    ...finish({ kind: 'view', name: view.name, schema: view.schema ?? null }, operation.view, writer),
  ];
}

const MATERIALIZED_MEMBERS = [
  'name',
  'schema',
  'definition',
  'columns',
  'using',
  'with',
  'tablespace',
  'withData',
  'indexes',
  'owner',
  'comment',
];

/** CREATE MATERIALIZED VIEW, without what follows it. */
export function materializedViewStatement(
  view: MaterializedView,
  { ifNotExists }: { readonly ifNotExists?: boolean },
  writer: SqlWriter,
): Sql {
  assertKnownMembers(view, {
    known: MATERIALIZED_MEMBERS,
    dialect: 'postgresql',
    operation: describe({ op: 'createMaterializedView', materializedView: view }),
  });
  const { name, schema, columns, using, tablespace, withData } = view;
  return words(
    verbatim('CREATE MATERIALIZED VIEW'),
    when(ifNotExists, 'IF NOT EXISTS'),
    qualified(writer, name, schema),
    given(columns, (names) => sql`(${nameList(writer, names)})`),
    given(using, (method) => sql`USING ${accessMethod(method)}`),
    given(view.with, storageParameters),
    given(tablespace, (text) => verbatim(`TABLESPACE ${quote(text)}`)),
    sql`AS ${verbatim(query(view.definition))}`,
    when(withData === false, 'WITH NO DATA'),
  );
}

/** The statement, the indexes, owner and comment. */
export function materializedView(
  view: MaterializedView,
  options: { readonly ifNotExists?: boolean },
  context: CompileContext,
): readonly Sql[] {
  const { name, schema, indexes = [] } = view;
  const { writer } = context;
  return [
    materializedViewStatement(view, options, writer),
    ...indexes.flatMap(({ name: indexName, ...shape }) =>
      createIndex(
        { op: 'createIndex', name: indexName ?? null, table: name, schema: schema ?? null, ...shape },
        context,
      ),
    ),
    ...finish({ kind: 'materializedView', name, schema: schema ?? null }, view, writer),
  ];
}

function createMaterializedView(
  { materializedView: view, ifNotExists }: CreateMaterializedView,
  context: CompileContext,
): readonly Sql[] {
  return materializedView(view, ifNotExists === undefined ? {} : { ifNotExists }, context);
}

function replaceMaterializedView(
  operation: ReplaceMaterializedView,
  context: CompileContext,
): readonly Sql[] {
  const { existingMaterializedView: existing } = operation;
  if (existing === undefined)
    throw migError('MIG_OPERATION_NEEDS_DATABASE', {
      operation: describe(operation),
      problem: 'it is dropped and made anew, and it is not known what it was (existingMaterializedView)',
    });
  const { name, schema } = existing;
  return [
    sql`DROP MATERIALIZED VIEW ${qualified(context.writer, name, schema)}`,
    ...materializedView({ ...existing, ...operation.materializedView }, {}, context),
  ];
}

function refreshMaterializedView(
  { materializedView: name, schema, concurrently, withData }: RefreshMaterializedView,
  { writer }: CompileContext,
): readonly Sql[] {
  return [
    words(
      verbatim('REFRESH MATERIALIZED VIEW'),
      when(concurrently, 'CONCURRENTLY'),
      qualified(writer, name, schema),
      when(withData === false, 'WITH NO DATA'),
    ),
  ];
}

/** How a sequence counts, and whose it is. */
function sequenceOptions(options: SequenceOptions, writer: SqlWriter): readonly Sql[] {
  const { type, start, increment, minValue, maxValue, cache, cycle, ownedBy } = options;
  const number = (value: number | string): Sql => wholeNumber(value, 'write a sequence');
  return [
    given(type, (name) => sql`AS ${oneOf(name, ['smallint', 'integer', 'bigint'], 'write a sequence')}`),
    given(increment, (value) => sql`INCREMENT BY ${number(value)}`),
    minValue === null ? verbatim('NO MINVALUE') : given(minValue, (value) => sql`MINVALUE ${number(value)}`),
    maxValue === null ? verbatim('NO MAXVALUE') : given(maxValue, (value) => sql`MAXVALUE ${number(value)}`),
    given(start, (value) => sql`START WITH ${number(value)}`),
    given(cache, (value) => sql`CACHE ${number(value)}`),
    given(cycle, (cycles) => verbatim(cycles ? 'CYCLE' : 'NO CYCLE')),
    ownedBy === null
      ? verbatim('OWNED BY NONE')
      : given(
          ownedBy,
          (owner) =>
            sql`OWNED BY ${qualified(writer, owner.table, owner.schema)}.${writer.identifier(owner.column)}`,
        ),
  ];
}

function createSequence(
  { sequence, ifNotExists }: CreateSequence,
  { writer }: CompileContext,
): readonly Sql[] {
  const { name, schema, temporary, unlogged } = sequence;
  return [
    words(
      verbatim('CREATE'),
      when(temporary, 'TEMPORARY'),
      when(unlogged, 'UNLOGGED'),
      verbatim('SEQUENCE'),
      when(ifNotExists, 'IF NOT EXISTS'),
      qualified(writer, name, schema),
      ...sequenceOptions(sequence, writer),
    ),
    ...finish({ kind: 'sequence', name, schema: schema ?? null }, sequence, writer),
  ];
}

function alterSequence(operation: AlterSequence, { writer }: CompileContext): readonly Sql[] {
  const { sequence, schema, restart } = operation;
  return [
    words(
      sql`ALTER SEQUENCE ${qualified(writer, sequence, schema)}`,
      ...sequenceOptions(operation, writer),
      given(restart, (value) => sql`RESTART WITH ${wholeNumber(value, 'restart a sequence')}`),
    ),
  ];
}

export const relationStatements = {
  createView,
  dropView: (operation: DropView, { writer }: CompileContext) =>
    dropStatement('VIEW', qualified(writer, operation.view, operation.schema), operation),
  replaceView,
  createMaterializedView,
  dropMaterializedView: (operation: DropMaterializedView, { writer }: CompileContext) =>
    dropStatement(
      'MATERIALIZED VIEW',
      qualified(writer, operation.materializedView, operation.schema),
      operation,
    ),
  replaceMaterializedView,
  refreshMaterializedView,
  createSequence,
  dropSequence: (operation: DropSequence, { writer }: CompileContext) =>
    dropStatement('SEQUENCE', qualified(writer, operation.sequence, operation.schema), operation),
  alterSequence,
} satisfies Partial<CompileTable>;
