import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { migError } from '../../errors/index.ts';
import { withDownRevision } from '../header/rewrite.ts';
import type { RevisionScript } from '../types.ts';
import { systemReason } from './display.ts';

/** A revision, and what it shall follow. */
export interface NewParents {
  readonly revision: RevisionScript;
  readonly down: readonly string[];
}

/**
 * Writes other down revisions into the headers of files: all of them, or none.
 *
 * @throws MIG_HEADER_NOT_REWRITABLE before anything is written; MIG_FILE_NOT_WRITTEN
 */
export function reParent(edits: readonly NewParents[]): void {
  const files = edits.map(({ revision: { file, displayFile, language }, down }) => {
    const before = readFileSync(file);
    const after = withDownRevision({ bytes: before, file: displayFile, language }, down);
    return { file, displayFile, before, after, temporary: temporaryName(file) };
  });
  const done: typeof files = [];
  try {
    for (const { file, after, temporary } of files)
      writeFileSync(temporary, after, { flag: 'wx', mode: statSync(file).mode });
    for (const entry of files) {
      renameSync(entry.temporary, entry.file);
      done.push(entry);
    }
  } catch (error) {
    for (const { file, before } of done) writeFileSync(file, before);
    const { displayFile = '' } = files[done.length] ?? {};
    throw migError(
      'MIG_FILE_NOT_WRITTEN',
      { file: displayFile, reason: systemReason(error) },
      { location: { file: displayFile }, cause: error },
    );
  } finally {
    for (const { temporary } of files) rmSync(temporary, { force: true });
  }
}

function temporaryName(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.tmp`);
}
