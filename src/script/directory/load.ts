import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMigError, migError } from '../../errors/index.ts';
import { asProblem } from '../graph/diagnose.ts';
import { RevisionGraph } from '../graph/revision-graph.ts';
import type { GraphProblem } from '../graph/types.ts';
import { checkRevisionText, decodeRevision, readHeaderText } from '../header/read-header.ts';
import type { RevisionScript, ScriptWarning } from '../types.ts';
import { displayPath, systemReason } from './display.ts';
import { listFiles, type ScriptFile } from './list-files.ts';

export interface ScriptDirectoryOptions {
  /** Folder that relative paths start from: absolute. */
  readonly root: string;
  /** Version directories, in the order in which they load; missing ones count as empty. */
  readonly versionLocations: readonly string[];
  /** Also read subdirectories. @defaultValue false */
  readonly recursive?: boolean;
}

export interface LoadedScripts {
  /** In load order. */
  readonly revisions: readonly RevisionScript[];
  readonly graph: RevisionGraph<RevisionScript>;
  readonly warnings: readonly ScriptWarning[];
}

/** As `LoadedScripts`, for directories that may be broken. */
export interface InspectedScripts {
  /** What could be read, in load order. */
  readonly revisions: readonly RevisionScript[];
  /** Everything that is wrong: headers first, then the graph. */
  readonly problems: readonly GraphProblem[];
  /** What is left without the parts that are wrong; `null` when revisions go in circles. For reports only. */
  readonly graph: RevisionGraph<RevisionScript> | null;
  readonly warnings: readonly ScriptWarning[];
}

/**
 * Reads the headers of every revision file and builds the graph; no code of the files runs.
 *
 * @throws MIG_VERSION_LOCATION_INVALID, MIG_FILE_…, MIG_HEADER_…, MIG_SQL_SECTION for a file that cannot be read, and what
 * `RevisionGraph.build` throws, each with file and line
 */
export function loadScriptDirectory(options: ScriptDirectoryOptions): LoadedScripts {
  const { files, warnings } = filesOf(options);
  const revisions = files.map((file) => readScript(options.root, file));
  return { revisions, graph: RevisionGraph.build(revisions), warnings };
}

/** As `loadScriptDirectory`, but collects problems instead of stopping at the first. @throws MIG_VERSION_LOCATION_INVALID, MIG_FILE_… */
export function inspectScriptDirectory(options: ScriptDirectoryOptions): InspectedScripts {
  const { files, warnings } = filesOf(options);
  const revisions: RevisionScript[] = [];
  const unreadable: GraphProblem[] = [];
  for (const file of files)
    try {
      revisions.push(readScript(options.root, file));
    } catch (error) {
      if (!isMigError(error)) throw error;
      unreadable.push(asProblem(error));
    }
  const { problems, graph } = RevisionGraph.inspect(revisions);
  return { revisions, problems: [...unreadable, ...problems], graph, warnings };
}

/** Reads one revision file. @throws MIG_FILE_UNREADABLE, MIG_HEADER_…, MIG_SQL_SECTION */
export function readScript(root: string, { path, location, language }: ScriptFile): RevisionScript {
  const displayFile = displayPath(root, path);
  const header = readHeaderText(readText(path, displayFile), displayFile, language);
  // Written out: adding to the header, or a spread, takes several times as long.
  const script: { -readonly [Key in keyof RevisionScript]: RevisionScript[Key] } = {
    id: header.id,
    line: header.line,
    down: header.down,
    labels: header.labels,
    dependsOn: header.dependsOn,
    transaction: header.transaction,
    upgrade: header.upgrade,
    downgrade: header.downgrade,
    title: header.title,
    documentation: header.documentation,
    location,
    file: path,
    displayFile,
    language,
  };
  if (header.createdAt !== undefined) script.createdAt = header.createdAt;
  if (header.replaces !== undefined) script.replaces = header.replaces;
  if (header.irreversible !== undefined) script.irreversible = header.irreversible;
  return script;
}

function filesOf({
  root,
  versionLocations,
  recursive = false,
}: ScriptDirectoryOptions): ReturnType<typeof listFiles> {
  return listFiles({
    root,
    locations: versionLocations.map((location) => resolve(root, location)),
    recursive,
  });
}

/** Given whole: from the name of the encoding alone Node makes such options anew for each file. */
const AS_TEXT = { encoding: 'utf8', flag: 'r' } as const;

/** The text of a revision file. Text that may have been no UTF-8 is decoded again, from its bytes. */
function readText(path: string, file: string): string {
  try {
    const text = readFileSync(path, AS_TEXT);
    return text.includes('\uFFFD') ? decodeRevision(readFileSync(path), file) : checkRevisionText(text, file);
  } catch (error) {
    if (isMigError(error)) throw error;
    throw migError(
      'MIG_FILE_UNREADABLE',
      { file, reason: systemReason(error) },
      { location: { file, line: 1 }, cause: error },
    );
  }
}
