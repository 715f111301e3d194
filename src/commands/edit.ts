import { migError } from '../errors/index.ts';
import type { DatabaseOptions } from './project.ts';
import type { RevisionInfo } from './revision-info.ts';
import { show } from './show.ts';

export interface EditOptions extends DatabaseOptions {
  /** Id, unique prefix, label, `head`, `heads`, or `current`, which reads the database. */
  readonly revision: string;
  /** Opens files, given by absolute path, in an editor. */
  readonly open: (files: readonly string[]) => void | Promise<void>;
}

/** Opens the files of the revisions that a symbol means, and returns them. @throws MIG_NOTHING_TO_EDIT */
export async function edit({ revision, open, ...project }: EditOptions): Promise<readonly RevisionInfo[]> {
  const found = await show({ ...project, revision });
  if (found.length === 0) throw migError('MIG_NOTHING_TO_EDIT', { revision });
  await open(found.map(({ file }) => file));
  return found;
}
