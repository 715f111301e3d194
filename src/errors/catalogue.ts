import { atomicErrors } from './catalogue/atomic.ts';
import { actionErrors } from './catalogue/action.ts';
import { configErrors } from './catalogue/config.ts';
import { databaseErrors } from './catalogue/database.ts';
import { guardErrors } from './catalogue/guard.ts';
import { journalErrors } from './catalogue/journal.ts';
import { operationErrors } from './catalogue/operation.ts';
import { runtimeErrors } from './catalogue/runtime.ts';
import { scriptErrors } from './catalogue/script.ts';
import { sessionErrors } from './catalogue/session.ts';

export type { ErrorEntry } from './define.ts';

/** Every error code, by area. Codes are never renamed or reused; wording may change. */
export const catalogue = {
  ...configErrors,
  ...scriptErrors,
  ...operationErrors,
  ...databaseErrors,
  ...runtimeErrors,
  ...sessionErrors,
  ...atomicErrors,
  ...journalErrors,
  ...guardErrors,
  ...actionErrors,
};

export type ErrorCode = keyof typeof catalogue;

/** The arguments that the message of a code needs. */
export type ErrorArgs<C extends ErrorCode> = Parameters<(typeof catalogue)[C]['message']>[0];
