import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';

export interface FindExecutableOptions {
  /** Folder that a path is relative to. */
  readonly root: string;
  readonly path: string | undefined;
}

/** Absolute path of a program: a path as it is; a name from `node_modules/.bin` upwards from the root, then from the path. */
export function findExecutable(name: string, { root, path = '' }: FindExecutableOptions): string | undefined {
  if (isAbsolute(name) || /[/\\]/.test(name)) return [resolve(root, name)].find(isExecutable);
  const folders = [...binFolders(root), ...path.split(delimiter).filter((folder) => folder !== '')];
  return folders.flatMap((folder) => ENDINGS.map((ending) => join(folder, name + ending))).find(isExecutable);
}

const ENDINGS = process.platform === 'win32' ? ['.exe', ''] : [''];

function binFolders(root: string): readonly string[] {
  const here = join(root, 'node_modules', '.bin');
  return dirname(root) === root ? [here] : [here, ...binFolders(dirname(root))];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
