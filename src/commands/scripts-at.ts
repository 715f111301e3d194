import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { migError } from '../errors/index.ts';
import { layOutTree, openGit, type Git } from '../git/index.ts';
import type { ScriptDirectoryOptions } from '../script/index.ts';
import type { Project } from './project.ts';

/** The git repository that a project lies in. */
export interface ProjectRepository {
  /** Works at the repository's root. */
  readonly git: Git;
  /** Absolute, without links. */
  readonly top: string;
  /** The version locations, relative to the root, with forward slashes. */
  readonly paths: readonly string[];
  readonly project: Project;
}

/** `undefined` when the project lies in no repository. @throws MIG_GIT_FAILED */
export async function repositoryOf(project: Project): Promise<ProjectRepository | undefined> {
  const found = await openGit(project.config.root).try(['rev-parse', '--show-toplevel']);
  if (found === undefined) return undefined;
  const top = realpathSync(found.trim());
  const paths = project.directory.versionLocations.map((folder) => {
    const path = relative(top, existsSync(folder) ? realpathSync(folder) : folder);
    if (path.startsWith('..'))
      throw migError('MIG_GIT_FAILED', {
        command: 'ls-tree',
        reason: `${folder} lies outside of the repository ${top}`,
      });
    return path.split(sep).join('/');
  });
  return { git: openGit(top), top, paths, project };
}

/** Version directories of a tree, laid out in a folder of their own. */
export interface TreeDirectory extends ScriptDirectoryOptions {
  /** The path that a file of the folder has in the checkout. */
  readonly inCheckout: (file: string) => string;
}

/** Reads version directories as they are in a tree or commit; nothing is checked out. */
export async function withDirectoryAt<T>(
  { git, top, paths, project }: ProjectRepository,
  tree: string,
  use: (directory: TreeDirectory) => T,
): Promise<T> {
  const laidOut = await layOutTree(git, tree, { temporary: realpathSync(tmpdir()), paths });
  const { folder } = laidOut;
  try {
    return use({
      root: join(folder, relative(top, realpathSync(project.config.root))),
      versionLocations: paths.map((path) => join(folder, path)),
      recursive: project.migrations.recursive,
      inCheckout: (file) => join(top, relative(folder, file)),
    });
  } finally {
    await laidOut.remove();
  }
}
