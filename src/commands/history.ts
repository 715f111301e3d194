import { knownRows } from './known-rows.ts';
import { openProject, type DatabaseOptions } from './project.ts';
import { readCurrentRows } from './read-rows.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

export interface HistoryOptions extends DatabaseOptions {
  /** `from:to`, both included, either side optional; `current` stands for the rows of the database. */
  readonly range?: string | undefined;
  /** Ask the database which revisions are current. @defaultValue false */
  readonly indicateCurrent?: boolean | undefined;
}

/** The revisions, newest first. A database is opened only for `current`, `indicateCurrent` and `revisionEnvironment`. */
export async function history(options: HistoryOptions = {}): Promise<readonly RevisionInfo[]> {
  const { config, migrations, scripts } = await openProject('history', options);
  const { graph } = scripts;
  const { range } = options;
  const asksDatabase =
    migrations.revisionEnvironment || options.indicateCurrent === true || mentionsCurrent(range);
  const rows = asksDatabase ? knownRows(graph, await readCurrentRows(config, options)) : undefined;
  return graph
    .history({ ...(range === undefined ? {} : { range }), ...(rows === undefined ? {} : { current: rows }) })
    .map((script) => revisionInfo(graph, script, options.indicateCurrent === true ? rows : undefined));
}

function mentionsCurrent(range: string | undefined): boolean {
  return range?.split(':').some((side) => side.trim() === 'current') ?? false;
}
