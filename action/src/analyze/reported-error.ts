import type { ReportedError } from '../../../src/checks/index.ts';
import { isMigError } from '../../../src/errors/index.ts';

/** An error of this project as data; anything else is a fault of ours and is thrown on. */
export function reportedError(error: unknown): ReportedError {
  if (!isMigError(error)) throw error;
  const { code, message, hint, exitCode, location } = error;
  return {
    code,
    message,
    exitCode,
    ...(hint === undefined ? {} : { hint }),
    ...(location === undefined ? {} : { location }),
  };
}
