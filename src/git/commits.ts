import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';

/** The commit that a name means; undefined when it means none. */
export async function findCommit(git: Git, name: string): Promise<string | undefined> {
  const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return found?.trim();
}

/**
 * A commit of HEAD with the files under `paths` as they are in the working copy, also those not added yet. No branch
 * points to it, and index and checkout stay as they are.
 *
 * @param paths folders that exist, relative to the repository's root
 */
export async function workingCommit(
  git: Git,
  { paths, temporary }: { readonly paths: readonly string[]; readonly temporary: string },
): Promise<string> {
  const holder = await mkdtemp(join(temporary, 'mig-check-index-'));
  try {
    const environment = { ...AUTHOR, GIT_INDEX_FILE: join(holder, 'index') };
    await git(['read-tree', 'HEAD'], environment);
    if (paths.length > 0)
      await git(['add', '--all', '--', ...paths.map((path) => `:(top,literal)${path}`)], environment);
    const tree = (await git(['write-tree'], environment)).trim();
    return (await git(['commit-tree', tree, '-p', 'HEAD', '-m', 'working copy'], environment)).trim();
  } finally {
    await rm(holder, { recursive: true, force: true });
  }
}

/** git wants to know whose commit it is, and asks no configuration that may not be there. */
const AUTHOR = {
  GIT_AUTHOR_NAME: 'mig',
  GIT_AUTHOR_EMAIL: 'mig@localhost',
  GIT_COMMITTER_NAME: 'mig',
  GIT_COMMITTER_EMAIL: 'mig@localhost',
};
