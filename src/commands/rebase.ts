import { migError } from '../errors/index.ts';
import { findCommit } from '../git/index.ts';
import { inspectScriptDirectory, planRebase, reParent, type RevisionScript } from '../script/index.ts';
import { appliedBy } from './applied-by.ts';
import { knownRows } from './known-rows.ts';
import { namedRevisions } from './named-revisions.ts';
import { openProject, useDatabase, type DatabaseOptions, type Project } from './project.ts';
import { readVersionState } from '../runtime/index.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';
import { repositoryOf, withDirectoryAt } from './scripts-at.ts';

export interface RebaseOptions extends DatabaseOptions {
  /** Ids, unique prefixes or labels; what lies below them and not below `onto` moves along. */
  readonly revisions: readonly string[];
  /** What they shall follow. */
  readonly onto: string;
  /** Branch whose revisions are published and never move. @defaultValue `origin/HEAD`, when git knows it */
  readonly baseRef?: string | undefined;
}

export interface RebaseResult {
  /** The revisions that lie above `onto` now, in load order. */
  readonly moved: readonly RevisionInfo[];
  /** Those whose file changed, with what they followed before. */
  readonly edited: readonly { readonly revision: RevisionInfo; readonly before: readonly string[] }[];
  readonly heads: readonly string[];
  /** What was asked whether a revision is published or applied; `undefined`: nobody was. */
  readonly asked: { readonly baseRef?: string; readonly database?: string };
}

/**
 * Puts a line of history on top of another by editing headers: all files change, or none.
 *
 * @throws MIG_REBASE_NOTHING, MIG_REBASE_PUBLISHED, MIG_REBASE_APPLIED, MIG_HEADER_NOT_REWRITABLE, before anything is
 * written
 */
export async function rebase(options: RebaseOptions): Promise<RebaseResult> {
  const project = await openProject('rebase', options);
  const { graph } = project.scripts;
  const onto = graph.resolve(options.onto);
  const revisions = namedRevisions(graph, options.revisions);
  if (onto === null || revisions.length === 0)
    throw migError('MIG_REBASE_NOTHING', { revisions: options.revisions, onto: options.onto });
  const plan = planRebase(graph, { revisions, onto });
  const baseRef = await refusePublished(project, plan.moved, options.baseRef);
  const database = options.url === undefined ? undefined : await refuseApplied(project, plan.moved, options);
  reParent(plan.edits);
  return {
    moved: plan.moved.map(({ id }) => revisionInfo(plan.graph, plan.graph.get(id))),
    edited: plan.edits.map(({ revision: { id, down: before } }) => ({
      revision: revisionInfo(plan.graph, plan.graph.get(id)),
      before,
    })),
    heads: plan.graph.heads,
    asked: { ...(baseRef === undefined ? {} : { baseRef }), ...(database === undefined ? {} : { database }) },
  };
}

/** @returns the branch that was asked, if any */
async function refusePublished(
  project: Project,
  moved: readonly RevisionScript[],
  wish: string | undefined,
): Promise<string | undefined> {
  const repository = await repositoryOf(project);
  const baseRef = wish ?? 'origin/HEAD';
  const commit = repository === undefined ? undefined : await findCommit(repository.git, baseRef);
  if (repository === undefined || commit === undefined) {
    if (wish === undefined) return undefined;
    const reason =
      repository === undefined ? 'the project lies in no git repository' : 'git knows no commit of that name';
    throw migError('MIG_BASE_NOT_FOUND', { base: baseRef, reason });
  }
  const published = await withDirectoryAt(repository, commit, (directory) => {
    const there = new Set(inspectScriptDirectory(directory).revisions.map(({ id }) => id));
    return moved.filter(({ id }) => there.has(id));
  });
  refuse(published, (revisions, location) =>
    migError('MIG_REBASE_PUBLISHED', { revisions, base: baseRef }, { location }),
  );
  return baseRef;
}

/** @returns the title of the database */
async function refuseApplied(
  { config, scripts: { graph } }: Project,
  moved: readonly RevisionScript[],
  options: DatabaseOptions,
): Promise<string> {
  return useDatabase(config, options, async (database) => {
    const applied = appliedBy(graph, knownRows(graph, (await readVersionState(database, config)).rows));
    refuse(
      moved.filter(({ id }) => applied.has(id)),
      (revisions, location) =>
        migError('MIG_REBASE_APPLIED', { revisions, database: database.title }, { location }),
    );
    return database.title;
  });
}

function refuse(
  found: readonly RevisionScript[],
  error: (ids: readonly string[], location: { file: string; line: number; revision: string }) => Error,
): void {
  const [first] = found;
  if (first === undefined) return;
  throw error(
    found.map(({ id }) => id),
    { file: first.file, line: first.line, revision: first.id },
  );
}
