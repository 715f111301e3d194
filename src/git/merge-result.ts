import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';
import { layOutTree, type LaidOutTree } from './lay-out-tree.ts';

/** Files of a merge; `folder` holds them, and its `node_modules` are those of the checkout. */
export type MergeResult = LaidOutTree;

export interface MergedTree {
  /** Name of the tree in git; files that conflict hold markers in it. */
  readonly tree: string;
  /** Files that git could not merge, relative to the repository's root. */
  readonly conflicts: readonly string[];
}

/**
 * What merging two commits gives. Nothing is checked out.
 *
 * @throws MIG_GIT_FAILED when there is no merge: git before 2.38, or histories without a commit in common
 * @see https://git-scm.com/docs/git-merge-tree
 */
export async function mergeTree(git: Git, ours: string, theirs: string): Promise<MergedTree> {
  const command = ['merge-tree', '--write-tree', '--no-messages', '--name-only', '-z', ours, theirs];
  // 1: merged, but for the conflicts that it lists.
  const [tree = '', ...conflicts] = (await git.allowing(1, command)).split('\0').map((part) => part.trim());
  return { tree, conflicts: conflicts.filter((file) => file !== '') };
}

/**
 * Lays out what merging `ours` and `theirs` would give, without touching the checkout or its index. Undefined when the
 * two conflict, or when git is older than 2.38: then there is no one merge result to judge.
 *
 * @param shared Folders relative to the repository's root whose `node_modules` the copy needs.
 */
export async function layOutMerge(
  git: Git,
  commits: { readonly ours: string; readonly theirs: string },
  options: { readonly temporary: string; readonly repository: string; readonly shared: readonly string[] },
): Promise<MergeResult | undefined> {
  const merged = await mergeTree(git, commits.ours, commits.theirs).catch(() => undefined);
  if (merged === undefined || merged.conflicts.length > 0) return undefined;
  const laidOut = await layOutTree(git, merged.tree, { temporary: options.temporary });
  try {
    for (const path of new Set(['', ...options.shared]))
      await shareModules(options.repository, laidOut.folder, path);
  } catch (error) {
    await laidOut.remove();
    throw error;
  }
  return laidOut;
}

async function shareModules(repository: string, folder: string, path: string): Promise<void> {
  const source = join(repository, path, 'node_modules');
  const target = join(folder, path, 'node_modules');
  if (existsSync(source) && existsSync(join(folder, path)) && !existsSync(target))
    await symlink(source, target, 'dir');
}
