import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { isMigError, MigError, migError, type ErrorLocation } from '../errors/index.ts';
import { callerLater, callerOf } from './caller.ts';

/** What a step is written in, as far as that is known. */
interface Source {
  readonly revision?: string;
  readonly file?: string;
}

/** Where a call is: its number in the step, and its place in the source as far as that is known. */
export interface CallPlace {
  readonly index: number;
  readonly caller: { readonly file: string | undefined; readonly line: number | undefined };
}

/** Something to do in its turn. */
export interface Job<T> {
  /** As messages name it. */
  readonly what: string;
  run(at: CallPlace): Promise<T>;
}

export interface Call<T> {
  /** Runs at once, so that later changes of the arguments do no harm. */
  readonly prepare: () => Job<T>;
  readonly stack: { readonly stack?: string };
}

/** The serial queue of one step. */
export interface Queue {
  enqueue<T>(method: string, call: Call<T>): Promise<T>;
  /** Runs `body` within the job that is running: what it queues runs before the job ends, in a line of its own. */
  nested(body: () => unknown): Promise<void>;
  /** Waits for everything, closes the queue, and throws the first error there was. */
  drain(): Promise<void>;
}

/** A line of jobs; a block within a step has one of its own. */
interface Lane {
  tail: Promise<void>;
  count: number;
  closed: boolean;
}

export function createQueue(host: Source): Queue {
  const main = createLane();
  const current = new AsyncLocalStorage<Lane>();
  let count = 0;
  let failure: { readonly error: unknown } | undefined;

  return {
    enqueue(method, { prepare, stack }) {
      const index = ++count;
      const located = (error: unknown, what: string): MigError => locate(error, { what, index, stack, host });
      const block = current.getStore();
      // What a block started and did not wait for comes after it.
      const lane = block === undefined || block.closed ? main : block;
      // Nobody else would learn of a late call: this rejection is meant to be noticed.
      if (lane.closed)
        return Promise.reject(located(migError('MIG_OPERATION_LATE', { operation: method }), method));
      lane.count += 1;
      const prepared = attempt(prepare);
      const settled = lane.tail.then(async () => {
        if (failure !== undefined) throw failure.error;
        try {
          if ('error' in prepared) throw prepared.error;
          return await prepared.value.run({ index, caller: callerLater(stack, host.file) });
        } catch (error) {
          failure ??= { error: located(error, 'error' in prepared ? method : prepared.value.what) };
          throw failure.error;
        }
      });
      lane.tail = settled.then(ignore, ignore);
      return settled;
    },
    async nested(body) {
      const lane = createLane();
      try {
        await current.run(lane, async () => body());
      } finally {
        await quiet(lane);
        lane.closed = true;
      }
      if (failure !== undefined) throw failure.error;
    },
    async drain() {
      await quiet(main);
      main.closed = true;
      if (failure !== undefined) throw failure.error;
    },
  };
}

function createLane(): Lane {
  return { tail: Promise.resolve(), count: 0, closed: false };
}

/** Code that was not awaited may add jobs once those before them are done: it gets its turn. */
async function quiet(lane: Lane): Promise<void> {
  for (let seen = -1; seen !== lane.count;) {
    seen = lane.count;
    await lane.tail;
    await setImmediate();
  }
}

function attempt<T>(prepare: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: prepare() };
  } catch (error) {
    return { error };
  }
}

interface Located {
  readonly what: string;
  readonly index: number;
  readonly stack: Call<unknown>['stack'];
  readonly host: Source;
}

/** The error with the place of the call. What it says already of its place is kept. */
function locate(error: unknown, { what, index, stack, host }: Located): MigError {
  const location: ErrorLocation = {
    ...(host.revision === undefined ? {} : { revision: host.revision }),
    ...callerOf(stack, host.file),
    operation: index,
  };
  if (!isMigError(error)) {
    const { message } = (error ?? {}) as { message?: unknown };
    const reason = typeof message === 'string' ? message : String(error);
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
