import { MigError, type ErrorLocation } from '../../errors/index.ts';

/** The same error with more said about its place; what the error itself knows wins. */
export function relocate(error: MigError, location: ErrorLocation): MigError {
  return new MigError(error.code, error.details, {
    location: { ...location, ...error.location },
    details: error.details,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  });
}
