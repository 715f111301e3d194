import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';

export interface MergeResult {
  /** Folder that holds the files of the merge; its `node_modules` are those of the checkout. */
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Lays out what merging `ours` and `theirs` would give, without touching the checkout or its index. Undefined when the
 * two conflict, or when git is older than 2.38: then there is no one merge result to judge.
 *
 * @param shared Folders relative to the repository's root whose `node_modules` the copy needs.
 * @see https://git-scm.com/docs/git-merge-tree
 */
export async function layOutMerge(
  git: Git,
  commits: { readonly ours: string; readonly theirs: string },
  options: { readonly temporary: string; readonly repository: string; readonly shared: readonly string[] },
): Promise<MergeResult | undefined> {
  const merged = await git.try(['merge-tree', '--write-tree', '--no-messages', commits.ours, commits.theirs]);
  const tree = merged?.split('\n')[0]?.trim();
  if (tree === undefined || !/^[0-9a-f]{40,64}$/.test(tree)) return undefined;

  const holder = await mkdtemp(join(options.temporary, 'mig-check-merge-'));
  const folder = join(holder, 'tree');
  const remove = (): Promise<void> => rm(holder, { recursive: true, force: true });
  try {
    const index = { GIT_INDEX_FILE: join(holder, 'index') };
    await git(['read-tree', tree], index);
    await git(['checkout-index', '--all', `--prefix=${folder}/`], index);
    for (const path of new Set(['', ...options.shared])) await shareModules(options.repository, folder, path);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

async function shareModules(repository: string, folder: string, path: string): Promise<void> {
  const source = join(repository, path, 'node_modules');
  const target = join(folder, path, 'node_modules');
  if (existsSync(source) && existsSync(join(folder, path)) && !existsSync(target))
    await symlink(source, target, 'dir');
}
