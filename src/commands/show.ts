import { openProject, type DatabaseOptions } from './project.ts';
import { readCurrentRows } from './read-rows.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

export interface ShowOptions extends DatabaseOptions {
  /** Id, unique prefix, label, `head`, `heads`, `base`, or `current`, which reads the database. */
  readonly revision: string;
}

/** The revisions that a symbol means; empty for `base`. */
export async function show(options: ShowOptions): Promise<readonly RevisionInfo[]> {
  const { config, scripts } = await openProject('show', options);
  const { graph } = scripts;
  if (options.revision !== 'current')
    return graph
      .resolveMany(options.revision)
      .flatMap((found) => (found === null || found === 'base' ? [] : [revisionInfo(graph, found)]));
  const rows = await readCurrentRows(config, options);
  return graph.current(rows).revisions.map((script) => revisionInfo(graph, script, rows));
}
