import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** Numbers that a database carries for its users, past all locks. */
export interface FileMarks {
  readonly userVersion: number;
  readonly applicationId: number;
}

/** `undefined` for a file that is gone or empty. @see https://www.sqlite.org/fileformat2.html#the_database_header */
export function readMarks(path: string): FileMarks | undefined {
  const header = Buffer.alloc(100);
  try {
    const file = openSync(path, 'r');
    try {
      if (readSync(file, header) < header.length) return undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
  return { userVersion: header.readInt32BE(60), applicationId: header.readInt32BE(68) };
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
