import { knownRows } from './known-rows.ts';
import { namedRevisions } from './named-revisions.ts';
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
    return namedRevisions(graph, options.revision).map((script) => revisionInfo(graph, script));
  const rows = knownRows(graph, await readCurrentRows(config, options));
  return graph.current(rows).revisions.map((script) => revisionInfo(graph, script, rows));
}
