import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { migError } from '../errors/index.ts';

/** In order of preference within one folder. */
export const configFileNames = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ext) => `mig.config.${ext}`);

/**
 * Absolute path of the configuration file: `file` (relative to `from`) when it is given, else the first
 * `mig.config.*` in `from` or in a folder above it.
 *
 * @throws MIG_CONFIG_NOT_FOUND
 */
export function findConfig(from: string, file?: string): string {
  if (file !== undefined) {
    const path = resolve(from, file);
    if (isFile(path)) return path;
    throw migError('MIG_CONFIG_NOT_FOUND', { from: path, named: true });
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = configFileNames.map((name) => join(folder, name)).find(isFile);
    if (found !== undefined) return found;
    if (dirname(folder) === folder)
      throw migError('MIG_CONFIG_NOT_FOUND', { from: resolve(from), named: false });
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
