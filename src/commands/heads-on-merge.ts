import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migError } from '../errors/index.ts';
import { findCommit, mergeTree, workingCommit } from '../git/index.ts';
import { loadScriptDirectory } from '../script/index.ts';
import { openProject, type ProjectOptions } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';
import { repositoryOf, withDirectoryAt } from './scripts-at.ts';

export interface HeadsOnMergeOptions extends ProjectOptions {
  /** Branch, tag or commit to merge with. */
  readonly ref: string;
  /** Leave out heads that another revision depends on. @defaultValue false */
  readonly resolveDependencies?: boolean | undefined;
}

export interface HeadsOnMerge {
  /** The commit that `ref` means. */
  readonly commit: string;
  readonly heads: readonly RevisionInfo[];
  /** How many there should be, by the configuration. */
  readonly expected: number;
  /** Files that git cannot merge, relative to the repository's root. */
  readonly conflicts: readonly string[];
}

/**
 * The heads that the working copy (uncommitted revisions included) would have when merged with another branch. Nothing is
 * checked out, and no revision runs.
 *
 * @throws MIG_BASE_NOT_FOUND, MIG_GIT_FAILED; what the merged revisions are refused for
 */
export async function headsOnMerge(options: HeadsOnMergeOptions): Promise<HeadsOnMerge> {
  const project = await openProject('heads', options);
  const repository = await repositoryOf(project);
  const { ref } = options;
  if (repository === undefined)
    throw migError('MIG_BASE_NOT_FOUND', { base: ref, reason: 'the project lies in no git repository' });
  const { git, top, paths } = repository;
  const commit = await findCommit(git, ref);
  if (commit === undefined)
    throw migError('MIG_BASE_NOT_FOUND', { base: ref, reason: 'git knows no commit of that name' });
  const here = await workingCommit(git, {
    paths: paths.filter((path) => existsSync(join(top, path))),
    temporary: realpathSync(tmpdir()),
  });
  const { tree, conflicts } = await mergeTree(git, here, commit);
  const heads = await withDirectoryAt(repository, tree, (directory) => {
    const { graph } = loadScriptDirectory(directory);
    const ids = options.resolveDependencies === true ? graph.effectiveHeads : graph.heads;
    return ids
      .map((id) => revisionInfo(graph, graph.get(id)))
      .map((info) => ({ ...info, file: directory.inCheckout(info.file) }));
  });
  return { commit, heads, expected: project.config.guard.heads, conflicts };
}
