import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';

/** Where a copy of the empty cluster of a PGlite package is kept: `.cache` of the `node_modules` it is installed in. */
export function keptClusterFile(packageFolder: string, version: string): string | undefined {
  const [top, below] = packageFolder.split(`${sep}node_modules${sep}@`);
  if (top === undefined || below === undefined) return undefined;
  return join(top, 'node_modules', '.cache', 'mig-check', `pglite-${version}.tar.gz`);
}

/** The copy, or `undefined` when there is none that is whole. Initialising a cluster takes several times as long. */
export async function readKeptCluster(file: string): Promise<Blob | undefined> {
  try {
    return new Blob([await promisify(gunzip)(await readFile(file))]);
  } catch {
    return undefined;
  }
}

/** Keeps a copy for the next process; where it cannot be written there is none. */
export async function keepCluster(file: string, dump: Blob): Promise<void> {
  const part = `${file}.${process.pid}`;
  try {
    const packed = await promisify(gzip)(await dump.arrayBuffer(), { level: constants.Z_BEST_SPEED });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(part, packed);
    await rename(part, file);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
