import { posix } from 'node:path';
import type { SourceRevision } from '../../../src/sources/index.ts';
import type { ChangedFile } from '../git/changed-files.ts';
import { repositoryPath } from '../comment/place.ts';

export interface RevisionChanges {
  /** Parents first. */
  readonly added: readonly SourceRevision[];
  readonly edited: readonly string[];
  readonly removed: readonly string[];
  readonly touchesMigrations: boolean;
}

export interface RevisionChangesInput {
  readonly revisions: readonly SourceRevision[];
  readonly files: readonly ChangedFile[];
  /** Folder of the config relative to the repository's root. */
  readonly root: string;
  /** Text that a removed file has in the base: a moved revision is known by its id there. */
  readonly baseText: (path: string) => Promise<string | undefined>;
}

/** Which revisions the base does not have, and which of its own the change edits or removes. */
export async function revisionChanges(input: RevisionChangesInput): Promise<RevisionChanges> {
  const { revisions, files, root } = input;
  const status = new Map(files.map((file) => [file.path, file.status]));
  const pathOf = (file: string): string => repositoryPath(root, file) ?? file;
  const folders = new Set(revisions.map(({ file }) => posix.dirname(pathOf(file))));
  const inFolders = files.filter(({ path }) => folders.has(posix.dirname(path)));
  const goneTexts = await textsOf(inFolders, input.baseText);

  const added: SourceRevision[] = [];
  const edited: string[] = [];
  const moved = new Set<string>();
  for (const revision of revisions) {
    const up = status.get(pathOf(revision.file));
    if (up === 'added') {
      const from = [...goneTexts].find(([, text]) => mentions(text, revision.id))?.[0];
      if (from === undefined) added.push(revision);
      else moved.add(from);
      continue;
    }
    for (const file of [revision.file, revision.downgradeFile ?? revision.file])
      if (status.has(pathOf(file)) && !edited.includes(pathOf(file))) edited.push(pathOf(file));
  }
  const removed = [...goneTexts.keys()].filter((path) => !moved.has(path));
  return { added: parentsFirst(added), edited, removed, touchesMigrations: inFolders.length > 0 };
}

async function textsOf(
  files: readonly ChangedFile[],
  baseText: RevisionChangesInput['baseText'],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path, status } of files)
    if (status === 'removed') texts.set(path, (await baseText(path)) ?? '');
  return texts;
}

/** The id as a whole word of the header: both header forms come in the first lines. */
function mentions(text: string, id: string): boolean {
  return text.split('\n').some((line) => /\brevision\b/.test(line) && line.split(/[^\w.-]+/).includes(id));
}

/** In an order in which they can run; the given order where that leaves a choice. */
function parentsFirst(revisions: readonly SourceRevision[]): SourceRevision[] {
  const open = new Map(revisions.map((revision) => [revision.id, revision]));
  const result: SourceRevision[] = [];
  while (open.size > 0) {
    const ready = [...open.values()].filter(({ id, parents, dependsOn }) =>
      [...parents, ...dependsOn].every((parent) => parent === id || !open.has(parent)),
    );
    // A cycle has no such order: the rest comes as it is.
    for (const revision of ready.length > 0 ? ready : open.values()) {
      result.push(revision);
      open.delete(revision.id);
    }
  }
  return result;
}
