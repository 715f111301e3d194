import { posix } from 'node:path';
import type { Report } from '../../../src/checks/index.ts';
import type { Change } from '../comment/model.ts';
import { HEADS_CHECK } from '../comment/heads-section.ts';
import { repositoryPath } from '../comment/place.ts';
import type { Base } from '../git/base-commit.ts';
import { changedFiles } from '../git/changed-files.ts';
import type { Git } from '../../../src/git/index.ts';
import { layOutMerge } from '../../../src/git/index.ts';
import { withCheckFrom } from './merge-reports.ts';

export interface HeadsOnMerge {
  readonly git: Git;
  readonly report: Report;
  readonly base: Base;
  readonly head: string;
  readonly root: string;
  /** Absolute. */
  readonly repository: string;
  readonly temporary: string;
  /** Runs the heads check in the same folder of another copy of the repository. */
  readonly judge: (repository: string) => Promise<Report>;
}

export interface JudgedHeads {
  readonly report: Report;
  readonly judged: Change['judged'];
}

/**
 * The report with its heads judged on the base's tip plus the change: two branches can each have one head, and
 * their merge two. Undefined when the checkout already is that, when the base has brought no migration
 * since. Without a clean merge the checkout's own answer stays, with a note.
 */
export async function headsOnMerge(options: HeadsOnMerge): Promise<JudgedHeads | undefined> {
  const { git, report, base, head, root, repository, temporary, judge } = options;
  if (base.merged || !report.checks.some(({ id }) => id === HEADS_CHECK)) return undefined;
  if (!(await baseBroughtMigrations(options))) return undefined;
  const merge = await layOutMerge(
    git,
    { ours: base.tip, theirs: head },
    { temporary, repository, shared: [root] },
  );
  if (merge === undefined) return { report: withConflictNote(report), judged: 'checkout' };
  try {
    return {
      report: withCheckFrom(report, await judge(merge.folder), HEADS_CHECK),
      judged: 'merge result',
    };
  } finally {
    await merge.remove();
  }
}

function withConflictNote(report: Report): Report {
  const message =
    'Heads were judged on this change alone: the base has new migrations, but git cannot merge the two (a conflict, or git before 2.38).';
  return { ...report, notes: [...report.notes, { check: HEADS_CHECK, message }] };
}

async function baseBroughtMigrations({ git, report, base, root }: HeadsOnMerge): Promise<boolean> {
  const folders = new Set(
    report.revisions.map(({ file }) => posix.dirname(repositoryPath(root, file) ?? file)),
  );
  const files = await changedFiles(git, base.commit, base.tip);
  return files.some(({ path }) => folders.has(posix.dirname(path)));
}
