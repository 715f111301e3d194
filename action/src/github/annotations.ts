import { error, notice, warning, type AnnotationProperties } from '@actions/core';
import type { Severity } from '../../../src/checks/index.ts';
import { oneLine } from '../comment/markdown.ts';
import type { CommentInput } from '../comment/model.ts';
import { repositoryPath } from '../comment/place.ts';

/** GitHub shows this many of each kind for one step. */
const SHOWN = 10;

const WRITE: Readonly<Record<Severity, typeof error>> = { error, warning, info: notice };

/**
 * Marks findings at their file and line.
 *
 * @returns how many of each severity did not fit; GitHub would drop them without a word.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function annotate(
  answers: readonly Pick<CommentInput, 'report' | 'root'>[],
): Readonly<Record<Severity, number>> {
  const left: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const written: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const findings = answers.flatMap(({ report, root }) =>
    (report?.findings ?? []).map((finding) => ({ ...finding, root })),
  );
  for (const { severity, code, message, location, root } of findings) {
    if (written[severity] >= SHOWN) {
      left[severity] += 1;
      continue;
    }
    written[severity] += 1;
    const file = location?.file === undefined ? undefined : repositoryPath(root, location.file);
    const properties: AnnotationProperties = {
      title: `mig-check ${code}`,
      ...(file === undefined ? {} : { file }),
      ...(file === undefined || location?.line === undefined ? {} : { startLine: location.line }),
    };
    WRITE[severity](oneLine(message), properties);
  }
  return left;
}
