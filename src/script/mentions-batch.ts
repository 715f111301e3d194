import { readFile } from 'node:fs/promises';
import type { RevisionScript } from './types.ts';

/**
 * Whether the source of a revision speaks of a batch, without running it. A batch that is called from another file is not
 * seen.
 */
export async function mentionsBatch({ file, language }: RevisionScript): Promise<boolean> {
  return language !== 'sql' && /\bbatch(AlterTable)?\b/.test(await readFile(file, 'utf8'));
}
