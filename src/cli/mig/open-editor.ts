import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { migError } from '../../errors/index.ts';
import type { CliIo } from '../io.ts';

/** Looked for in this order when no variable names one. */
const COMMON = ['editor', 'nano', 'vim', 'vi', 'emacs', 'code', 'notepad'];

/**
 * Opens files in the user's editor and waits for it: `$EDITOR`, else `$VISUAL`, else a common one found on the path. As
 * with git, the variable is a command line: `code --wait` works.
 *
 * @throws MIG_EDITOR_MISSING, MIG_EDITOR_FAILED
 */
export function openEditor({ env, cwd }: CliIo, files: readonly string[]): void {
  const editor = [env['EDITOR'], env['VISUAL']].find((name) => (name ?? '') !== '') ?? onPath(env);
  if (editor === undefined) throw migError('MIG_EDITOR_MISSING', { tried: COMMON });
  const [command, args] =
    process.platform === 'win32'
      ? [editor, files.map((file) => `"${file}"`)]
      : ['/bin/sh', ['-c', `${editor} "$@"`, editor, ...files]];
  const { status, error } = spawnSync(command, args, {
    cwd,
    env: { ...env },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined || status !== 0)
    throw migError('MIG_EDITOR_FAILED', {
      editor,
      reason: error?.message ?? (status === null ? 'it was ended by a signal' : `exit code ${status}`),
    });
}

function onPath(env: CliIo['env']): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return COMMON.find((name) => folders.some((folder) => isExecutable(join(folder, name))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
