import { catalogue, type ErrorArgs, type ErrorCode, type ErrorEntry } from './catalogue.ts';

/** Where something went wrong, as precisely as is known. Lines count from 1. */
export interface ErrorLocation {
  readonly file?: string;
  readonly line?: number;
  readonly revision?: string;
  /** Position of the operation in its revision, counted from 1. */
  readonly operation?: number;
  /** The SQL text that the server refused, secrets masked. */
  readonly statement?: string;
}

export interface ErrorContext {
  readonly location?: ErrorLocation;
  /** The error underneath, kept whole. */
  readonly cause?: unknown;
  /** JSON-safe evidence beyond the arguments of the message (SQLSTATE, ids …). */
  readonly details?: Readonly<Record<string, unknown>>;
}

const BRAND: unique symbol = Symbol.for('mig-check.error') as never;

/**
 * The one error class of the project. `code` never changes its meaning; the wording may.
 *
 * @remarks Recognise it with {@link isMigError}, not `instanceof`: the package can be loaded twice
 * (ESM beside CommonJS, or inside and outside a test runner's sandbox).
 */
export class MigError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  readonly location: ErrorLocation | undefined;
  /** Process exit code a command ends with: 2 could not do the job, 3 usage or configuration. */
  readonly exitCode: 2 | 3;

  constructor(code: ErrorCode, args: Readonly<Record<string, unknown>>, context: ErrorContext = {}) {
    const entry = catalogue[code] as ErrorEntry<Readonly<Record<string, unknown>>>;
    super(entry.message(args), 'cause' in context ? { cause: context.cause } : undefined);
    this.name = 'MigError';
    this.code = code;
    this.hint = entry.hint?.(args);
    this.details = { ...args, ...context.details };
    this.location = context.location;
    this.exitCode = entry.exit;
  }
}

/** Makes the error for a catalogue code; the arguments are checked against the code's own message. */
export function migError<C extends ErrorCode>(code: C, args: ErrorArgs<C>, context?: ErrorContext): MigError {
  return new MigError(code, args, context);
}

/** True for an error of this package, whichever copy of the package made it. */
export function isMigError(error: unknown): error is MigError {
  return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[BRAND] === true;
}
