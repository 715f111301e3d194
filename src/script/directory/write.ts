import type { CreateOptions } from '../graph/types.ts';
import type { RevisionScript, ScriptLanguage } from '../types.ts';
import type { LoadedScripts, ScriptDirectoryOptions } from './load.ts';

export interface WriteRevisionOptions extends Omit<CreateOptions, 'id' | 'locations'> {
  readonly scripts: LoadedScripts;
  readonly directory: ScriptDirectoryOptions;
  /** @defaultValue 12 random hexadecimal characters */
  readonly id?: string;
  readonly message?: string;
  /** @defaultValue 'typescript' */
  readonly language?: ScriptLanguage;
  /** Lines of the two bodies, without indentation; SQL text for a SQL revision. */
  readonly upgradeBody?: readonly string[];
  readonly downgradeBody?: readonly string[];
  /** Tokens `{rev} {slug} {epoch} {year} {month} {day} {hour} {minute} {second}`, may contain `/`. @defaultValue '{rev}_{slug}' */
  readonly fileTemplate?: string;
  /** Longest slug, in characters. @defaultValue 40 */
  readonly truncateSlugLength?: number;
  /** IANA name; without it local time. */
  readonly timezone?: string;
  /** The clock belongs to the caller. */
  readonly now: Date;
}

/** Writes one new revision file, and returns it as loaded back with the graph that it is part of. Never overwrites. */
export declare function writeRevisionFile(options: WriteRevisionOptions): {
  readonly revision: RevisionScript;
  readonly scripts: LoadedScripts;
};
