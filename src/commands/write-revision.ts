import { versionIdLimit } from '../runtime/index.ts';
import { writeRevisionFile, type ScriptLanguage } from '../script/index.ts';
import type { Project, ProjectOptions } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';

/** What `revision` and `merge` have in common. */
export interface NewRevisionOptions extends ProjectOptions {
  readonly message?: string | undefined;
  /** @defaultValue 12 random hexadecimal characters */
  readonly id?: string | undefined;
  /** Allow a parent that already has children. @defaultValue false */
  readonly splice?: boolean | undefined;
  readonly branchLabels?: readonly string[] | undefined;
}

export interface RevisionWish extends NewRevisionOptions {
  readonly head?: string | readonly string[] | undefined;
  readonly dependsOn?: readonly string[] | undefined;
  readonly versionPath?: string | undefined;
  readonly language?: ScriptLanguage | undefined;
}

/** Checks the wish against the graph, writes one file, and returns the revision as read back. */
export function writeRevision(project: Project, wish: RevisionWish): RevisionInfo {
  const { migrations, directory, scripts } = project;
  const { id, message, head, splice, branchLabels, dependsOn, versionPath } = wish;
  const { revision, scripts: after } = writeRevisionFile({
    scripts,
    directory,
    now: new Date(),
    maxIdLength: versionIdLimit,
    language: wish.language ?? migrations.language,
    ...given({
      id,
      message,
      head,
      splice,
      labels: branchLabels,
      dependsOn,
      location: versionPath,
      fileTemplate: migrations.fileTemplate,
      truncateSlugLength: migrations.truncateSlugLength,
      timezone: migrations.timezone,
    }),
  });
  return revisionInfo(after.graph, revision);
}

/** The entries that have a value. */
function given<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as never;
}
