import { diagnose } from '../../script/index.ts';
import type { SourceProblem, SourceRevision } from '../contract.ts';

/** Ids are file names here, never targets: any character will do. */
const NOT_APPLICABLE = new Set(['MIG_ILLEGAL_REVISION_ID', 'MIG_RESERVED_REVISION_ID']);

/** What is wrong with the parents that a manifest gives. */
export function graphProblems(revisions: readonly SourceRevision[]): readonly SourceProblem[] {
  const problems = diagnose(
    revisions.map(({ id, parents, dependsOn, labels, file }) => ({
      id,
      down: parents,
      dependsOn,
      labels,
      file,
    })),
  );
  return problems
    .filter(({ code }) => !NOT_APPLICABLE.has(code))
    .map(({ code, message, location }) => ({
      code,
      severity: 'error',
      message,
      ...(location === undefined
        ? {}
        : {
            location: {
              ...(location.file === undefined ? {} : { file: location.file }),
              ...(location.revision === undefined ? {} : { revision: location.revision }),
            },
          }),
    }));
}
