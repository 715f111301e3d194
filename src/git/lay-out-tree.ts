import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';

/** The files of a tree, in a folder of their own. */
export interface LaidOutTree {
  /** Absolute; stands for the repository's root. */
  readonly folder: string;
  remove(): Promise<void>;
}

export interface LayOutOptions {
  /** Folder for temporary files. */
  readonly temporary: string;
  /** Folders relative to the repository's root, with forward slashes. @defaultValue everything */
  readonly paths?: readonly string[];
}

/** Writes the files of a tree (or commit) to a new folder, without touching the checkout or its index. */
export async function layOutTree(
  git: Git,
  tree: string,
  { temporary, paths = [] }: LayOutOptions,
): Promise<LaidOutTree> {
  const holder = await mkdtemp(join(temporary, 'mig-check-tree-'));
  const folder = join(holder, 'tree');
  const remove = (): Promise<void> => rm(holder, { recursive: true, force: true });
  try {
    const index = { GIT_INDEX_FILE: join(holder, 'index') };
    await git(['read-tree', tree], index);
    const everything = paths.length === 0 || paths.includes('');
    const files = everything ? undefined : await filesUnder(git, tree, paths);
    if (files === undefined) await git(['checkout-index', '--all', `--prefix=${folder}/`], index);
    // In batches, since a command line has an end.
    for (let at = 0; at < (files?.length ?? 0); at += 500)
      await git(['checkout-index', `--prefix=${folder}/`, '--', ...(files ?? []).slice(at, at + 500)], index);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

async function filesUnder(git: Git, tree: string, paths: readonly string[]): Promise<readonly string[]> {
  const listed = await git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree, '--', ...paths]);
  return listed.split('\0').filter((file) => file !== '');
}
