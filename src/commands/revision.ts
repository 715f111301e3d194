import { resolve } from 'node:path';
import { openProject } from './project.ts';
import type { AutogenerateOptions, DirectivesOptions, NewRevisionOptions } from './revision-wish.ts';
import { writeRevision, type RevisionResult } from './write-revision.ts';

export interface RevisionOptions extends NewRevisionOptions, DirectivesOptions, AutogenerateOptions {
  /** What it follows: id, prefix, label, `branch@head`; `base` starts a new line. @defaultValue 'head' */
  readonly head?: string | undefined;
  /** Ids, prefixes or labels that must be applied first. */
  readonly dependsOn?: readonly string[] | undefined;
  /** One of the configured version locations, relative to `from`. */
  readonly versionPath?: string | undefined;
  /** Language of the file. @defaultValue the configuration's, else 'typescript' */
  readonly language?: 'typescript' | 'javascript' | 'sql' | undefined;
}

/**
 * Writes a new revision file on top of the head, and returns it; a list when `processRevisionDirectives` made several
 * or none of it. Needs no database, unless `revisionEnvironment` is on or its bodies are to be generated.
 *
 * @throws MIG_SQL_NEEDS_ENVIRONMENT, MIG_AUTOGENERATE_OFFLINE, what comparing with the schema throws, and what the graph says about the wish, before anything is written
 */
export async function revision(options: RevisionOptions = {}): Promise<RevisionResult> {
  const project = await openProject('revision', options);
  const { versionPath } = options;
  return writeRevision(project, {
    ...options,
    ...(versionPath === undefined
      ? {}
      : { versionPath: resolve(options.from ?? process.cwd(), versionPath) }),
  });
}
