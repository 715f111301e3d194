import type { ReportedError } from '../../checks/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import { maskSecrets } from '../../util/index.ts';

/** An error as the report holds it: secrets masked, no stack. */
export function reportedError(thrown: unknown): ReportedError {
  const error = isMigError(thrown)
    ? thrown
    : migError(
        'MIG_INTERNAL',
        { reason: (thrown as Error | undefined)?.message ?? String(thrown) },
        { cause: thrown },
      );
  const { file, line, revision, statement } = error.location ?? {};
  return {
    code: error.code,
    message: maskSecrets(error.message),
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    exitCode: error.exitCode,
    ...(error.location === undefined
      ? {}
      : {
          location: {
            ...(file === undefined ? {} : { file }),
            ...(line === undefined ? {} : { line }),
            ...(revision === undefined ? {} : { revision }),
            ...(statement === undefined ? {} : { statement: maskSecrets(statement) }),
          },
        }),
  };
}
