import type { RevisionGraph } from '../graph/revision-graph.ts';
import type { GraphProblem } from '../graph/types.ts';
import type { RevisionScript, ScriptWarning } from '../types.ts';

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

/**
 * Reads the headers of every revision file and builds the graph; no code of the files runs.
 *
 * @throws MIG_HEADER_… for a file that cannot be read, and what `RevisionGraph.build` throws
 */
export declare function loadScriptDirectory(options: ScriptDirectoryOptions): LoadedScripts;

/** Everything that reading the headers tells, also of a directory that is broken. */
export interface ScriptReading {
  /** In load order; files whose header cannot be read are left out. */
  readonly revisions: readonly RevisionScript[];
  /** Headers that cannot be read (MIG_HEADER_…), then what `diagnose` finds. */
  readonly problems: readonly GraphProblem[];
  readonly warnings: readonly ScriptWarning[];
  /** `undefined` when there are problems. */
  readonly graph: RevisionGraph<RevisionScript> | undefined;
}

/** As `loadScriptDirectory`, but tells every problem instead of throwing the first: the guard lists them all. */
export declare function readScriptDirectory(options: ScriptDirectoryOptions): ScriptReading;
