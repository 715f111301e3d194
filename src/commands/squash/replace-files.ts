import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  reParent,
  writeNewFile,
  type NewParents,
  type PlannedRevision,
  type RevisionScript,
} from '../../script/index.ts';

export interface Replacing {
  readonly squash: PlannedRevision;
  readonly members: readonly RevisionScript[];
  /** Of what follows the range. */
  readonly edits: readonly NewParents[];
}

/** Writes the squash, lets what followed the range follow it, and deletes the files of the range: all of it, or nothing. */
export function replaceFiles({ squash, members, edits }: Replacing): void {
  const { revision, content } = squash;
  const old = members.map(({ file }) => ({ file, bytes: readFileSync(file) }));
  writeNewFile(revision.file, content, revision.displayFile);
  try {
    reParent(edits);
    try {
      for (const { file } of old) rmSync(file);
    } catch (error) {
      for (const { file, bytes } of old) writeFileSync(file, bytes);
      reParent(edits.map(({ revision: child }) => ({ revision: child, down: child.down })));
      throw error;
    }
  } catch (error) {
    rmSync(revision.file, { force: true });
    throw error;
  }
}
