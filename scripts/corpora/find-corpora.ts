import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folders that hold a manifest.json, below the given ones (or they themselves), sorted. */
export function findCorpora(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => walk(resolve(folder))).sort();
}

function walk(folder: string): readonly string[] {
  if (existsSync(join(folder, 'manifest.json'))) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => walk(join(folder, entry.name)));
}
