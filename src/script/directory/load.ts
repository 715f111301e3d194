import type { RevisionGraph } from '../graph/revision-graph.ts';
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
