import { setImmediate } from 'node:timers/promises';
import { isMigError, MigError, migError, type ErrorLocation } from '../errors/index.ts';
import { builders, type Builders } from './builders.ts';
import { callerOf, captureStack } from './caller.ts';
import type { Operation } from './definitions.ts';
import { describe } from './functions.ts';
import type { Op, OpHost, OpQueue } from './op.ts';

/** Makes the `op` of one step. Nothing is shared between two steps. */
export function createOp(host: OpHost): OpQueue {
  let tail: Promise<void> = Promise.resolve();
  let count = 0;
  let failure: { readonly error: unknown } | undefined;
  let closed = false;

  /** Joins the queue. `build` makes the operation at once, so that later changes of its arguments do no harm. */
  function enqueue<T>(method: string, { build, result, stack }: Call<T>): Promise<T> {
    const index = ++count;
    const located = (error: unknown, what: string) => locate(error, { what, index, stack, host });
    // Nobody else would learn of a late call: this rejection is meant to be noticed.
    if (closed) return Promise.reject(located(migError('MIG_OPERATION_LATE', { operation: method }), method));

    const built = attempt(build);
    const settled = tail.then(async () => {
      if (failure !== undefined) throw failure.error;
      try {
        if ('error' in built) throw built.error;
        await host.run(built.value, { index, ...callerOf(stack, host.file) });
        return result(built.value);
      } catch (error) {
        failure ??= { error: located(error, 'error' in built ? method : describe(built.value)) };
        throw failure.error;
      }
    });
    tail = settled.then(ignore, ignore);
    return settled;
  }

  return {
    op: facade(enqueue),
    async drain() {
      // Code that was not awaited may add operations once those before them are done: give it its turn.
      for (let seen = -1; seen !== count;) {
        seen = count;
        await tail;
        await setImmediate();
      }
      closed = true;
      if (failure !== undefined) throw failure.error;
    },
  };
}

interface Call<T> {
  readonly build: () => Operation;
  readonly result: (operation: Operation) => T;
  readonly stack: { readonly stack?: string };
}

type Enqueue = <T>(method: string, call: Call<T>) => Promise<T>;

/** One method for each kind of operation, and `invoke` for one at hand. */
function facade(enqueue: Enqueue): Op {
  const methods = Object.entries(builders).map(([name, build]) => {
    const method = (...args: never[]): Promise<unknown> =>
      enqueue(name, {
        build: () => (build as (...args: never[]) => Operation)(...args),
        result: (operation) => (operation.op === 'createTable' ? operation.table : undefined),
        stack: captureStack(method),
      });
    return [name, method] as const;
  });
  const invoke = (operation: Operation): Promise<void> =>
    enqueue('invoke', {
      build: () => structuredClone(operation),
      result: () => undefined,
      stack: captureStack(invoke),
    });
  return {
    ...(Object.fromEntries(methods) as unknown as Pick<Op, keyof Builders>),
    invoke,
    f: (name) => ({ f: name }),
  };
}

function attempt(build: () => Operation): { readonly value: Operation } | { readonly error: unknown } {
  try {
    return { value: build() };
  } catch (error) {
    return { error };
  }
}

/** The error with the place of the call. What it says already of its place is kept. */
function locate(
  error: unknown,
  {
    what,
    index,
    stack,
    host,
  }: {
    readonly what: string;
    readonly index: number;
    readonly stack: Call<unknown>['stack'];
    readonly host: OpHost;
  },
): MigError {
  const location: ErrorLocation = {
    ...(host.revision === undefined ? {} : { revision: host.revision }),
    ...callerOf(stack, host.file),
    operation: index,
  };
  if (!isMigError(error)) {
    const reason =
      error instanceof Error || typeof (error as Error)?.message === 'string'
        ? (error as Error).message
        : String(error);
    return migError('MIG_OPERATION_FAILED', { operation: what, reason }, { location, cause: error });
  }
  return new MigError(error.code, error.details, {
    location: { ...location, ...error.location },
    ...('cause' in error ? { cause: error.cause } : {}),
  });
}

function ignore(): void {
  // The error is kept as the queue's failure; here it only must not stay unhandled.
}
