import type { ScriptLanguage } from '../script/index.ts';
import type { DatabaseOptions } from './project.ts';

/** What `revision` and `merge` have in common. */
export interface NewRevisionOptions extends DatabaseOptions {
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
  /** Absolute. */
  readonly versionPath?: string | undefined;
  readonly language?: ScriptLanguage | undefined;
}
