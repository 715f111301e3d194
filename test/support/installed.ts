import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Makes packages of this repository importable from a project folder, and those of another folder beside them. */
export function installPackages(
  project: string,
  packages: readonly string[],
  { copied = [], from }: { readonly copied?: readonly string[]; readonly from?: string | undefined } = {},
): void {
  for (const name of packages) place(name, from ?? resolve('.'), project, symlinkSync);
  // What is copied finds its own imports in the project, not where it came from.
  for (const name of copied)
    place(name, resolve('.'), project, (source, target) => cpSync(source, target, { recursive: true }));
}

function place(
  name: string,
  from: string,
  project: string,
  put: (source: string, target: string) => void,
): void {
  const target = join(project, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  put(join(from, 'node_modules', name), target);
}
