import { migError } from '../errors/index.ts';
import type { Plan, RevisionScript } from '../script/index.ts';

/**
 * Looks at every downgrade of a plan before anything runs.
 *
 * @throws MIG_IRREVERSIBLE naming all revisions that cannot be reverted, as far as can be seen without running them
 */
export function refuseIrreversible(plan: Plan<RevisionScript>): void {
  const revisions = plan.steps.flatMap(({ revision, direction }) => {
    const reason = direction === 'downgrade' ? obstacle(revision) : undefined;
    return reason === undefined
      ? []
      : [{ id: revision.id, reason, file: revision.file, line: revision.line }];
  });
  const [first] = revisions;
  if (first === undefined) return;
  throw migError(
    'MIG_IRREVERSIBLE',
    { revisions: revisions.map(({ id, reason }) => ({ id, reason })) },
    { location: { file: first.file, line: first.line, revision: first.id } },
  );
}

function obstacle({ irreversible, downgrade, language }: RevisionScript): string | undefined {
  if (irreversible !== undefined) return `irreversible: ${irreversible}`;
  if (downgrade === 'missing')
    return language === 'sql' ? 'it has no section `-- downgrade`' : 'it exports no `downgrade`';
  return downgrade === 'throws' ? 'its downgrade only throws' : undefined;
}
