import {
  describeFailure,
  namingConventionOf,
  type ConventionSettings,
  type RevisionContext,
  type RunArguments,
} from '../../config/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import { createOp, type CallPlace, type Operation, type SessionHost } from '../../operations/index.ts';
import { maskSecrets } from '../../util/index.ts';
import type { CompileOptions, Connection, SqlDialect } from '../../dialects/index.ts';
import type { Direction, RevisionScript } from '../../script/index.ts';
import { loadBody, type Body } from './load-body.ts';
import { relocate } from './relocate.ts';
import type { SentStatement, StatementSink } from './sender.ts';

export interface ModuleStep {
  readonly script: RevisionScript;
  readonly direction: Direction;
  /** Its function, when that is being loaded already. */
  readonly body?: Promise<Body> | undefined;
  readonly dialect: SqlDialect;
  readonly sink: StatementSink;
  /** Takes operations instead of having them compiled and sent. */
  readonly record?: (operation: Operation) => void;
  /** Project root, absolute. */
  readonly root: string;
  /** Where the names come from that operations leave open. @defaultValue the server */
  readonly conventions?: ConventionSettings;
  /** @defaultValue none */
  readonly args?: RunArguments;
  /** Session that operations may ask what is there; none offline. */
  readonly connection?: Connection;
  /** No database is there. @defaultValue false */
  readonly offline?: boolean;
  /** Its name, when the configuration has several. */
  readonly database?: string | undefined;
}

const NO_ARGUMENTS: RunArguments = { xArguments: [], x: {}, extra: {}, attributes: {} };

/**
 * Loads a TypeScript or JavaScript revision, calls `upgrade` or `downgrade`, and sends what its operations compile to.
 *
 * @throws MIG_MODULE_FAILED, MIG_REVISION_NO_FUNCTION, MIG_REVISION_ID_CHANGED, MIG_REVISION_THREW, and what the
 * operations, the dialect and the server throw, each with file and line as far as is known
 */
export async function sendModule(step: ModuleStep): Promise<void> {
  const { script, dialect, sink, root } = step;
  const { file, id: revision } = script;
  const body = await (step.body ?? loadBody(step));
  const context = contextOf(step);
  const optionsFor = compileOptions(step);
  const queue = createOp({
    revision,
    file,
    run: async (operation, at) => {
      if (step.record !== undefined) return step.record(operation);
      const options = await optionsFor(operation);
      for (const plain of await expanded(operation, step, options))
        for (const statement of statementsOf(plain, step, options))
          await sink.send(placed(statement, at, file));
    },
    session: {
      context,
      autocommit: (run) => sink.autocommit(run),
      staticOutput: (text) => sink.text(text),
      quote: (name) => dialect.quote(name),
      ...sessionOf(step),
    },
  });
  const failed = await settle(() => body(queue.op, context));
  try {
    // The first error of the queue is the cause of everything after it, of a rejected body too.
    await queue.drain();
  } catch (error) {
    throw isMigError(error) ? relocate(error, { file, revision }) : error;
  }
  if (failed === undefined) return;
  const { error } = failed;
  if (isMigError(error)) throw relocate(error, { file, revision });
  const { reason, ...place } = describeFailure(error, root);
  throw migError(
    'MIG_REVISION_THREW',
    { reason: maskSecrets(reason) },
    { location: { file, revision, ...place }, cause: error },
  );
}

/** The naming convention, read when the first operation comes that may need it. */
function compileOptions({
  conventions = {},
  root,
}: ModuleStep): (operation: Operation) => Promise<CompileOptions> {
  let read: Promise<CompileOptions> | undefined;
  return async ({ op }) => {
    if (op === 'execute' || op === 'bulkInsert') return {};
    read ??= namingConventionOf(conventions, root).then((namingConvention) => ({ namingConvention }));
    return read;
  };
}

/** What the operation stands for: on a database it may depend on what is there. */
async function expanded(
  operation: Operation,
  { dialect, connection }: ModuleStep,
  options: CompileOptions,
): Promise<readonly Operation[]> {
  if (connection === undefined || dialect.expand === undefined) return [operation];
  return dialect.expand(connection, operation, options);
}

/** Statements with their values beside them where a database takes them, as text where there is none. */
function statementsOf(
  operation: Operation,
  { dialect, offline = false }: Pick<ModuleStep, 'dialect' | 'offline'>,
  options: CompileOptions = {},
): readonly Pick<SentStatement, 'sql' | 'parameters'>[] {
  const bound = offline ? undefined : dialect.bind?.(operation);
  // A text of several statements cannot share parameters.
  const shared = operation.op === 'execute' && bound?.some(({ sql }) => contentOf(dialect, sql).length !== 1);
  if (bound !== undefined && shared !== true)
    return bound.map(({ sql, parameters }) => (parameters.length === 0 ? { sql } : { sql, parameters }));
  // `execute` may hold several statements, or end in a comment.
  return dialect
    .compile(operation, options)
    .flatMap((sql) => (SEVERAL.test(sql) || operation.op === 'execute' ? contentOf(dialect, sql) : [sql]))
    .map((sql) => ({ sql }));
}

/** What a statement may end in, or a comment begin with, or a line of its own: without any there is nothing to cut. */
const SEVERAL = /[;#\n]|--|\/\*|^\s*$/;

function contentOf(dialect: SqlDialect, sql: string): readonly string[] {
  return dialect.splitStatements(sql).flatMap(({ text, empty }) => (empty ? [] : [text]));
}

function sessionOf(step: ModuleStep): Pick<SessionHost, 'connection' | 'rows' | 'reflectTable'> {
  const { session } = step.sink;
  if (session === undefined) return {};
  return {
    connection: () => session.raw(),
    reflectTable: (table, options) => session.reflectTable(table, options),
    rows: async (operation, at) => {
      const [statement, ...more] = statementsOf(operation, step);
      if (statement === undefined || more.length > 0)
        throw migError('MIG_OPERATION_INVALID', {
          operation: 'read rows',
          problem: 'it has to be one statement',
        });
      return session.rows(placed(statement, at, step.script.file));
    },
  };
}

function placed(
  { sql, parameters }: Pick<SentStatement, 'sql' | 'parameters'>,
  { caller }: CallPlace,
  file: string,
): SentStatement {
  return {
    sql,
    ...(parameters === undefined ? {} : { parameters }),
    get file() {
      return caller.file ?? file;
    },
    get line() {
      return caller.line;
    },
  };
}

function contextOf({
  script,
  direction,
  dialect,
  args = NO_ARGUMENTS,
  offline = false,
  database,
}: ModuleStep): RevisionContext {
  return {
    ...args,
    revision: script.id,
    direction,
    dialect: dialect.name,
    offline,
    ...(database === undefined ? {} : { database }),
  };
}

/** What the call threw, in a box (anything can be thrown, `undefined` too); `undefined` when it returned. */
async function settle(call: () => unknown): Promise<{ readonly error: unknown } | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return { error };
  }
}
