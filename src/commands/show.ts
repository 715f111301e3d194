import { knownRows } from './known-rows.ts';
import { namedRevisions } from './named-revisions.ts';
import { openProject, type DatabaseOptions } from './project.ts';
import { readCurrentRows } from './read-rows.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

export interface ShowOptions extends DatabaseOptions {
  /** Ids, unique prefixes, labels, `head`, `heads`, `base`, or `current`, which reads the database. */
  readonly revision: string | readonly string[];
}

/** The revisions that symbols mean, each once; none for `base`. */
export async function show(options: ShowOptions): Promise<readonly RevisionInfo[]> {
  const symbols = [options.revision].flat();
  const { config, scripts } = await openProject('show', options);
  const { graph } = scripts;
  const rows = symbols.includes('current')
    ? knownRows(graph, await readCurrentRows(config, options))
    : undefined;
  const found = symbols.flatMap((symbol) =>
    symbol === 'current' ? graph.current(rows ?? []).revisions : namedRevisions(graph, symbol),
  );
  return [...new Set(found)].map((script) => revisionInfo(graph, script, rows));
}
