import type { ProcessRevisionDirectives } from '../config/index.ts';
import type { ScriptLanguage } from '../script/index.ts';
import type { CompareOptions } from './compare/with-schema.ts';
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

/** How what is about to be written can be edited. */
export interface DirectivesOptions {
  /** Edits it before `processRevisionDirectives` of the configuration does, on the same list; always called. */
  readonly processRevisionDirectives?: ProcessRevisionDirectives | undefined;
  /** With `revisionEnvironment`: open no database. @defaultValue false */
  readonly sql?: boolean | undefined;
}

/** How its bodies come about. */
export interface AutogenerateOptions extends Pick<CompareOptions, 'server' | 'allowDrops'> {
  /**
   * Fill the bodies with what a database at the heads lacks of the schema of the configuration, and with the way back.
   * @defaultValue false
   */
  readonly autogenerate?: boolean | undefined;
}

export interface RevisionWish extends NewRevisionOptions, DirectivesOptions, AutogenerateOptions {
  /** Opens the database as `revisionEnvironment` says, but calls no hook of the configuration. @defaultValue false */
  readonly withoutDirectives?: boolean | undefined;
  readonly head?: string | readonly string[] | undefined;
  readonly dependsOn?: readonly string[] | undefined;
  /** Absolute. */
  readonly versionPath?: string | undefined;
  readonly language?: ScriptLanguage | undefined;
}
