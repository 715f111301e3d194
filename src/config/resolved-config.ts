import type { MetaData, NamingConvention } from '../schema/index.ts';
import type { VersionApplyHook } from './define-config.ts';
import type { ObjectFilters } from './object-filters.ts';
import type { PostWriteHook, ProcessRevisionDirectives } from './revision-writing.ts';
import type { RunArguments } from './run-arguments.ts';

export interface NativeMigrations {
  readonly kind: 'native';
  /** Absolute; new revisions go here. */
  readonly directory: string;
  /** Absolute, in load order; never empty. */
  readonly versionLocations: readonly string[];
  readonly recursive: boolean;
  readonly fileTemplate?: string;
  readonly truncateSlugLength?: number;
  readonly timezone?: string;
  readonly language: 'typescript' | 'javascript' | 'sql';
  /** Absolute paths of own templates. */
  readonly revisionTemplates: readonly string[];
  readonly templateArgs: Readonly<Record<string, unknown>>;
  readonly byteOrderMark: boolean;
  readonly revisionEnvironment: boolean;
  readonly processRevisionDirectives?: ProcessRevisionDirectives;
  readonly postWriteHooks: readonly PostWriteHook[];
}

export interface SqlMigrations {
  readonly kind: 'sql';
  /** Absolute. */
  readonly directory: string;
  /** Absolute. */
  readonly manifest?: string;
  readonly outsideTransaction: readonly string[];
}

export type ResolvedSchema =
  /** `file` is absolute. */
  | { readonly kind: 'sql'; readonly file: string }
  /** `module` is absolute. */
  | { readonly kind: 'metadata'; readonly module: string; readonly export?: string }
  /** Written into the configuration itself. */
  | { readonly kind: 'inline'; readonly metadata: MetaData };

/** A configuration with every default filled in and every path absolute. */
export interface ResolvedConfig {
  /** Absolute path of the configuration file. */
  readonly file: string;
  /** Absolute path of its folder, which paths and packages are resolved from. */
  readonly root: string;
  /** Name of the database, when the configuration has several. */
  readonly name?: string;
  readonly args: RunArguments;
  readonly dialect?: string;
  /** May hold a password: never print it without `maskUrl`. */
  readonly url?: string;
  readonly migrations: NativeMigrations | SqlMigrations;
  readonly schema?: ResolvedSchema;
  readonly namingConvention?: NamingConvention;
  readonly versionTable: {
    readonly name: string;
    readonly schema?: string;
    readonly primaryKey: boolean;
  };
  readonly transactionPerMigration: boolean;
  readonly transactionalDdl?: boolean;
  /** Line after each statement of a script; empty for none. */
  readonly batchSeparator?: string;
  /** Where scripts without a database start, when the target does not say. */
  readonly startingRev?: string;
  /** Takes scripts instead of the caller. */
  readonly outputBuffer?: (text: string) => void | Promise<void>;
  readonly lockTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly onVersionApply: readonly VersionApplyHook[];
  readonly filters: ObjectFilters;
  readonly guard: {
    readonly server?: string;
    readonly checks?: readonly string[];
    readonly heads: number;
    readonly strict: boolean;
    readonly failOn: 'error' | 'warning' | 'info';
  };
}
