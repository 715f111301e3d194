import { openProject, type ProjectOptions } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

export interface HeadsOptions extends ProjectOptions {
  /** Leave out heads that another revision depends on. @defaultValue false */
  readonly resolveDependencies?: boolean | undefined;
}

/** The revisions that nothing follows, in load order. Needs no database and runs no revision. */
export async function heads(options: HeadsOptions = {}): Promise<readonly RevisionInfo[]> {
  const { scripts } = await openProject('heads', options);
  const { graph } = scripts;
  const ids = options.resolveDependencies === true ? graph.effectiveHeads : graph.heads;
  return ids.map((id) => revisionInfo(graph, graph.get(id)));
}
