import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMigError, migError } from '../../errors/index.ts';
import { systemReason } from './display.ts';

/**
 * Writes a file that must not be there yet: in full, or not at all.
 * @throws MIG_FILE_EXISTS, MIG_FILE_NOT_WRITTEN; `file` is how they name it
 */
export function writeNewFile(path: string, content: string, file: string): void {
  if (existsSync(path)) throw migError('MIG_FILE_EXISTS', { file }, { location: { file } });
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content, { flag: 'wx' });
    moveIntoPlace(temporary, path, file);
  } catch (error) {
    if (isMigError(error)) throw error;
    throw migError(
      'MIG_FILE_NOT_WRITTEN',
      { file, reason: systemReason(error) },
      { location: { file }, cause: error },
    );
  } finally {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
  }
}

/** A link never replaces a file, as renaming would; some file systems have no links. */
function moveIntoPlace(temporary: string, path: string, file: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (existsSync(path)) throw migError('MIG_FILE_EXISTS', { file }, { location: { file }, cause: error });
    renameSync(temporary, path);
  }
}
