import type { Git } from '../../../src/git/index.ts';

export interface ChangedFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly status: 'added' | 'edited' | 'removed';
}

/** Files that differ between two commits; a renamed file is one removed and one added. */
export async function changedFiles(git: Git, from: string, to: string): Promise<readonly ChangedFile[]> {
  const output = await git([
    'diff',
    '--name-status',
    '--no-renames',
    '-z',
    '--end-of-options',
    from,
    to,
    '--',
  ]);
  const fields = output.split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const letter = fields[at];
    const status = letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'edited';
    files.push({ path: fields[at + 1] as string, status });
  }
  return files;
}

/** Text of a file in a commit; undefined when it is not there. */
export function fileAt(git: Git, commit: string, path: string): Promise<string | undefined> {
  return git.try(['cat-file', 'blob', `${commit}:${path}`]);
}
