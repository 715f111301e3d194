import { namedRevisions } from './named-revisions.ts';
import { openProject } from './project.ts';
import type { NewRevisionOptions } from './revision-wish.ts';
import { writeRevision, type RevisionResult } from './write-revision.ts';

export interface MergeOptions extends NewRevisionOptions {
  /** Ids, prefixes, labels, or `heads`. @defaultValue ['heads'] */
  readonly revisions?: readonly string[] | undefined;
}

/**
 * Writes a revision that follows all the given ones, and returns it. With `revisionEnvironment` the database is opened, but
 * `processRevisionDirectives` is not called: what is merged is not up to it.
 */
export async function merge(options: MergeOptions = {}): Promise<RevisionResult> {
  const { revisions = ['heads'], ...rest } = options;
  const project = await openProject('merge', options);
  const joined = namedRevisions(project.scripts.graph, revisions).map(({ id }) => id);
  const message = options.message ?? `merge ${joined.join(' and ')}`;
  return writeRevision(project, { ...rest, message, head: revisions, withoutDirectives: true });
}
