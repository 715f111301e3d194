import type { Report } from '../../../src/checks/index.ts';
import type { Change, NewRevision } from '../comment/model.ts';
import { repositoryPath } from '../comment/place.ts';
import type { Base } from '../git/base-commit.ts';
import { changedFiles, fileAt } from '../git/changed-files.ts';
import type { Git } from '../../../src/git/index.ts';
import { revisionChanges } from './new-revisions.ts';
import type { ReadSql } from './revision-sql.ts';

export interface DescribeChange {
  readonly git: Git;
  readonly report: Report;
  readonly root: string;
  readonly base: Base;
  readonly head: string;
  readonly baseRef?: string;
  readonly readSql: ReadSql;
}

/** New revisions with their SQL, and what else the change does to the history. */
export async function describeChange(options: DescribeChange): Promise<Change> {
  const { git, report, root, base, head, baseRef, readSql } = options;
  const { added, ...changes } = await revisionChanges({
    revisions: report.revisions,
    files: await changedFiles(git, base.commit, head),
    root,
    baseText: (path) => fileAt(git, base.commit, path),
  });
  const revisions: NewRevision[] = [];
  for (const revision of added)
    revisions.push({
      revision,
      path: repositoryPath(root, revision.file) ?? revision.file,
      upgrade: await readSql(revision, 'upgrade'),
      downgrade: await readSql(revision, 'downgrade'),
    });
  return {
    base: base.commit,
    head,
    ...(baseRef === undefined ? {} : { baseRef }),
    judged: 'checkout',
    added: revisions,
    ...changes,
  };
}
