import type { GraphRevision } from './graph/types.ts';

export type ScriptLanguage = 'typescript' | 'javascript' | 'sql';

/**
 * How much of a direction a file holds, as far as can be seen without running it.
 * `missing`: not exported at all; `empty`: no statement; `throws`: does nothing but throw; `unknown`: exported in a way that
 * lexing cannot follow.
 */
export type BodyPresence = 'present' | 'empty' | 'throws' | 'missing' | 'unknown';

/** A revision file, read without running any of its code. */
export interface RevisionScript extends GraphRevision {
  /** Absolute path, links as found. */
  readonly file: string;
  /** The same for people: relative to the root that was given, with forward slashes. */
  readonly displayFile: string;
  /** Line of the revision id, from 1. */
  readonly line: number;
  /** The version directory (absolute) that it was found in; subdirectories count to it. */
  readonly location: string;
  /** First paragraph of the documentation; empty when there is none. */
  readonly title: string;
  /** The whole documentation. */
  readonly documentation: string;
  /** As written in the file (`Create Date: …`, `createDate: …`). */
  readonly createdAt?: string;
  readonly language: ScriptLanguage;
  /** Why it cannot be reverted, when the file says so. */
  readonly irreversible?: string;
  /** False: the revision asked to run outside of a transaction. */
  readonly transaction: boolean;
  readonly upgrade: BodyPresence;
  readonly downgrade: BodyPresence;
}

/** Something a reader of the directory should know, though the graph stands. */
export interface ScriptWarning {
  readonly kind: 'reached-twice' | 'compiled-copy' | 'not-found-again';
  /** As messages name it. */
  readonly file: string;
  readonly message: string;
}
