import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dialectNamed, diffSnapshots, type CatalogSnapshot, type ObjectChange } from '../dialects/index.ts';
import { migError } from '../errors/index.ts';
import type { ProjectOptions } from './project.ts';
import { snapshot } from './snapshot.ts';

export interface DiffOptions extends ProjectOptions {
  /** A file made by `snapshot`, relative to `from`, or the URL of a database. */
  readonly before: string;
  readonly after: string;
}

/** What differs between two snapshots, read from `before` to `after`; empty when they are equal. */
export async function diff({ before, after, ...project }: DiffOptions): Promise<readonly ObjectChange[]> {
  const old = await take(before, project);
  const now = await take(after, project);
  if (old.dialect !== now.dialect)
    throw migError('MIG_SNAPSHOT_DIALECTS', { before: old.dialect, after: now.dialect });
  return diffSnapshots(old, now, dialectNamed(old.dialect));
}

async function take(place: string, options: ProjectOptions): Promise<CatalogSnapshot> {
  // Longer than one letter, which would be a drive of Windows.
  if (/^[a-z][a-z0-9+.-]+:/i.test(place)) return snapshot({ ...options, url: place });
  const file = resolve(options.from ?? process.cwd(), place);
  return parse(read(file), file);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason =
      (cause as { code?: string }).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw migError('MIG_SNAPSHOT_UNREADABLE', { file, reason }, { location: { file }, cause });
  }
}

function parse(text: string, file: string): CatalogSnapshot {
  const refuse = (reason: string, cause?: unknown): Error =>
    migError('MIG_SNAPSHOT_UNREADABLE', { file, reason }, { location: { file }, cause });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refuse('it is not JSON', cause);
  }
  const { format, dialect, objects } = (value ?? {}) as Partial<CatalogSnapshot>;
  if (format !== 1) throw refuse(`its \`format\` is ${JSON.stringify(format)}, not 1`);
  if (typeof dialect !== 'string' || typeof objects !== 'object' || objects === null)
    throw refuse('it has no `dialect` or no `objects`');
  return value as CatalogSnapshot;
}
