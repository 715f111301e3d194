import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { migError } from '../errors/index.ts';

/**
 * Absolute path of a folder as a configuration writes it: relative to the configuration's folder, absolute, or
 * `package:folder` for one that an installed package brings along.
 *
 * @throws MIG_PACKAGE_MISSING
 */
export function resolveFolder(root: string, folder: string): string {
  const [, name, inside] = IN_PACKAGE.exec(folder) ?? [];
  if (name === undefined || inside === undefined) return resolve(root, folder);
  const installed = findPackage(root, name);
  if (installed === undefined)
    throw migError('MIG_PACKAGE_MISSING', { package: name, neededFor: `the folder "${folder}"` });
  return join(installed, inside);
}

/** Folder of an installed package, looked for from `root` upwards; `undefined` when it is not installed. */
export function findPackage(root: string, name: string): string | undefined {
  for (let from = resolve(root); ; from = dirname(from)) {
    const installed = join(from, 'node_modules', name);
    if (existsSync(installed)) return installed;
    if (dirname(from) === from) return undefined;
  }
}

/** A package has two letters at least here, so that `C:\migrations` stays a path. */
const IN_PACKAGE = /^((?:@[a-z0-9._~-]+\/)?[a-z0-9][a-z0-9._~-]+):([^\\:]*)$/;
