import { openProject, type ProjectOptions } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

/** A revision that several others follow. */
export interface BranchPoint {
  readonly revision: RevisionInfo;
  /** Those that follow it, in load order. */
  readonly children: readonly RevisionInfo[];
}

/** The revisions that several others follow, newest first. Needs no database and runs no revision. */
export async function branches(options: ProjectOptions = {}): Promise<readonly BranchPoint[]> {
  const { graph } = (await openProject('branches', options)).scripts;
  return graph.branchPoints().map((script) => ({
    revision: revisionInfo(graph, script),
    children: graph.childrenOf(script.id).map((id) => revisionInfo(graph, graph.get(id))),
  }));
}
