import { readFile } from 'node:fs/promises';
import type { RevisionScript } from './types.ts';

/**
 * Whether a revision may put a new table in the place of an old one, told by its source without running it: it speaks of a
 * batch, or sets `legacy_alter_table` as SQL that does the same has to. A batch that is called from another file is not seen.
 */
export async function mayRemakeTables({ file, language }: RevisionScript): Promise<boolean> {
  const source = await readFile(file, 'utf8');
  return (
    /\blegacy_alter_table\b/i.test(source) || (language !== 'sql' && /\bbatch(AlterTable)?\b/.test(source))
  );
}
