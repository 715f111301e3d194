import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Why no database can be opened at a path, as far as the file system says; `undefined` when it may well be. */
export function obstacleAt(path: string, { mustExist }: { readonly mustExist: boolean }): string | undefined {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isDirectory() === true) return `${path} is a folder`;
  if (file !== undefined) return undefined;
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return `there is no folder ${folder}`;
  return mustExist ? `there is no file ${path}` : undefined;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Removes a file that may be gone, or in use where that forbids it. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows keeps files that are open; it is empty, and the next run uses it again.
  }
}

/** A folder of its own for one database file. */
export interface TemporaryFile {
  readonly path: string;
  read(): Uint8Array;
  remove(): void;
}

export function temporaryFile(content?: Uint8Array): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), 'mig-check-sqlite-'));
  const path = join(folder, 'scratch.db');
  if (content !== undefined) writeFileSync(path, content);
  return {
    path,
    read: () => readFileSync(path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
