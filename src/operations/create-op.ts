import { migError } from '../errors/index.ts';
import { collectBatch } from './batch/collect.ts';
import { builders, type Builders } from './builders.ts';
import { captureStack } from './caller.ts';
import type { Operation } from './definitions.ts';
import { describe } from './functions.ts';
import { nameText, type Identifier, type Table } from '../schema/index.ts';
import type { BatchBlock, BatchOptions, JsValue, Op, OpHost, OpQueue } from './op.ts';
import type { OpSession, ReflectTableOptions, SessionHost } from './op-session.ts';
import { createQueue, type Job, type Queue } from './queue.ts';
import {
  identifierPart,
  joinedPart,
  templateOperation,
  templatePart,
  type SqlHole,
  type SqlTag,
} from './sql-tag.ts';

/** Makes the `op` of one step. Nothing is shared between two steps. */
export function createOp(host: OpHost): OpQueue {
  const queue = createQueue(host);
  return { op: Object.assign(session(queue, host), operations(queue, host)), drain: () => queue.drain() };
}

/** One method for each kind of operation, `batch` for several on a table, and `invoke` for one at hand. */
function operations(queue: Queue, host: OpHost): Pick<Op, keyof Builders | 'batch' | 'invoke' | 'f'> {
  const methods: Record<string, unknown> = {};
  for (const [name, build] of BUILDERS) {
    const method = (...args: never[]): Promise<unknown> =>
      queue.enqueue(name, {
        prepare: () => {
          const operation = (build as (...args: never[]) => Operation)(...args);
          const result = operation.op === 'createTable' ? operation.table : undefined;
          return runOf(operation, host, () => result);
        },
        stack: captureStack(method),
      });
    methods[name] = method;
  }
  const invoke = (operation: Operation): Promise<void> =>
    queue.enqueue('invoke', {
      prepare: () => runOf(structuredClone(operation), host, () => undefined),
      stack: captureStack(invoke),
    });
  const batch = (table: Identifier, ...rest: [BatchBlock] | [BatchOptions, BatchBlock]): Promise<void> => {
    const [options, block] = rest.length === 1 ? [{}, rest[0]] : rest;
    return queue.enqueue('batch', {
      prepare: () => ({
        what: `alter table ${nameText(table)} in a batch`,
        async run(at) {
          const collected = collectBatch(table, options);
          // A block that throws ends the job before anything of it is applied.
          await queue.nested(() => block(collected.op));
          await host.run(collected.operation(), at);
        },
      }),
      stack: captureStack(batch),
    });
  };
  const others: Pick<Op, 'batch' | 'invoke' | 'f'> = { batch, invoke, f: (name) => ({ f: name }) };
  return Object.assign(methods as unknown as Pick<Op, keyof Builders>, others);
}

const BUILDERS = Object.entries(builders);

function runOf<T>(operation: Operation, host: OpHost, result: () => T): Job<T> {
  return {
    what: describe(operation),
    run: async (at) => {
      await host.run(operation, at);
      return result();
    },
  };
}

/** What is beside the operations. @throws MIG_OFFLINE_UNAVAILABLE where there is no session */
function session(queue: Queue, host: OpHost): OpSession {
  const need = (what: string): SessionHost => {
    if (host.session === undefined) throw migError('MIG_OFFLINE_UNAVAILABLE', { what });
    return host.session;
  };
  const connection = <Connection>(): Promise<Connection> =>
    queue.enqueue('connection', {
      prepare: () => ({
        what: 'hand out the connection',
        run: async () => {
          const { connection: given } = need('op.connection()');
          if (given === undefined) throw migError('MIG_OFFLINE_UNAVAILABLE', { what: 'op.connection()' });
          return (await given()) as Connection;
        },
      }),
      stack: captureStack(connection),
    });
  const autocommitBlock = (body: () => unknown): Promise<void> =>
    queue.enqueue('autocommitBlock', {
      prepare: () => ({
        what: 'run a block outside of the transaction',
        run: () => need('op.autocommitBlock()').autocommit(() => queue.nested(body)),
      }),
      stack: captureStack(autocommitBlock),
    });
  const staticOutput = (text: string): Promise<void> =>
    queue.enqueue('staticOutput', {
      prepare: () => ({ what: 'write text', run: async () => need('op.staticOutput()').staticOutput(text) }),
      stack: captureStack(staticOutput),
    });
  const reflectTable = (table: Identifier, options: ReflectTableOptions = {}): Promise<Table> =>
    queue.enqueue('reflectTable', {
      prepare: () => ({
        what: `reflect table ${nameText(table)}`,
        run: async () => {
          const { reflectTable: reflect } = need('op.reflectTable()');
          if (reflect === undefined) throw migError('MIG_OFFLINE_UNAVAILABLE', { what: 'op.reflectTable()' });
          const found = await reflect(table, options);
          if (found !== undefined) return found;
          throw migError('MIG_REFLECTION_FAILED', {
            table: nameText(table),
            reason: 'there is no such table',
          });
        },
      }),
      stack: captureStack(reflectTable),
    });
  return {
    get context() {
      return need('op.context').context;
    },
    connection,
    autocommitBlock,
    staticOutput,
    reflectTable,
    inlineLiteral: (value: JsValue) => ({ $inlineLiteral: value }),
    sql: sqlTag(queue, host),
  };
}

function sqlTag(queue: Queue, host: OpHost): SqlTag {
  const tag = (words: TemplateStringsArray, ...holes: readonly SqlHole[]): Promise<void> =>
    queue.enqueue('sql', {
      prepare: () => runOf(templateOperation(words, holes), host, () => undefined),
      stack: captureStack(tag),
    });
  const rows = <Row>(words: TemplateStringsArray, ...holes: readonly SqlHole[]): Promise<readonly Row[]> =>
    queue.enqueue('sql.rows', {
      prepare: () => {
        const operation = templateOperation(words, holes);
        return {
          what: describe(operation),
          run: async (at) => {
            if (host.session?.rows === undefined)
              throw migError('MIG_OFFLINE_UNAVAILABLE', { what: 'op.sql.rows' });
            return (await host.session.rows(operation, at)) as readonly Row[];
          },
        };
      },
      stack: captureStack(rows),
    });
  const quote = host.session?.quote ?? ((name: string) => `"${name.replaceAll('"', '""')}"`);
  return Object.assign(tag, {
    rows,
    part: (words: TemplateStringsArray, ...holes: readonly SqlHole[]) => templatePart(words, holes),
    id: (...names: readonly string[]) => identifierPart(names, quote),
    join: (items: readonly SqlHole[], separator = ', ') => joinedPart(items, separator),
  });
}
