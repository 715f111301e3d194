import { namingConventionOf, type ConventionSettings } from '../../config/index.ts';
import { migError } from '../../errors/index.ts';
import {
  createOp,
  type CallPlace,
  type Op,
  type OpContext,
  type Operation,
  type SessionHost,
} from '../../operations/index.ts';
import type { CompileOptions, Connection, SqlDialect } from '../../dialects/index.ts';
import type { SentStatement, StatementSink } from './sender.ts';

/** Where operations go. */
export interface OperationsStep {
  readonly dialect: SqlDialect;
  readonly sink: StatementSink;
  /** What `op.context` is. */
  readonly context: OpContext;
  /** Takes operations instead of having them compiled and sent. */
  readonly record?: (operation: Operation) => void;
  /** Project root, absolute. */
  readonly root: string;
  /** Where the names come from that operations leave open. @defaultValue the server */
  readonly conventions?: ConventionSettings;
  /** Session that operations may ask what is there; none offline. */
  readonly connection?: Connection;
  /** No database is there. @defaultValue false */
  readonly offline?: boolean;
  /** Id of the revision, for the location of errors. */
  readonly revision?: string;
  /** File that the calls are looked for in. */
  readonly file?: string;
}

/**
 * Calls `body` with `op`, sends what its operations compile to, and returns what it returned once all of them have run.
 * @throws what the first operation that failed threw, else what `body` threw
 */
export async function sendOperations<T>(body: (op: Op) => T, step: OperationsStep): Promise<Awaited<T>> {
  const { dialect, sink, context, revision, file } = step;
  const optionsFor = compileOptions(step);
  const queue = createOp({
    ...(revision === undefined ? {} : { revision }),
    ...(file === undefined ? {} : { file }),
    run: async (operation, at) => {
      if (step.record !== undefined) return step.record(operation);
      const options = await optionsFor(operation);
      for (const plain of await expanded(operation, step, options))
        for (const statement of statementsOf(plain, step, options))
          await sink.send(placed(statement, at, file ?? ''));
    },
    session: {
      context,
      autocommit: (run) => sink.autocommit(run),
      staticOutput: (text) => sink.text(text),
      quote: (name) => dialect.quote(name),
      ...sessionOf(step),
    },
  });
  const outcome = await settle(() => body(queue.op));
  // The first error of the queue is the cause of everything after it, of a rejected body too.
  await queue.drain();
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** The naming convention, read when the first operation comes that may need it. */
function compileOptions({
  conventions = {},
  root,
}: OperationsStep): (operation: Operation) => Promise<CompileOptions> {
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
  { dialect, connection }: OperationsStep,
  options: CompileOptions,
): Promise<readonly Operation[]> {
  if (connection === undefined || dialect.expand === undefined) return [operation];
  return dialect.expand(connection, operation, options);
}

/** Statements with their values beside them where a database takes them, as text where there is none. */
function statementsOf(
  operation: Operation,
  { dialect, offline = false }: Pick<OperationsStep, 'dialect' | 'offline'>,
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

function sessionOf(step: OperationsStep): Pick<SessionHost, 'connection' | 'rows' | 'reflectTable'> {
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
      return session.rows(placed(statement, at, step.file ?? ''));
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

/** What the call returned, or threw, in a box: anything can be thrown, `undefined` too. */
async function settle<T>(
  call: () => T,
): Promise<{ readonly value: Awaited<T> } | { readonly error: unknown }> {
  try {
    return { value: await call() };
  } catch (error) {
    return { error };
  }
}
