import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { migError } from '../errors/index.ts';
import { maskSecrets } from '../util/index.ts';

const run = promisify(execFile);
const OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs git in one folder. Arguments go to the process as they are: no shell ever reads them. */
export interface Git {
  readonly folder: string;
  /** Standard output. @throws MIG_GIT_FAILED */
  (args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string>;
  /** Standard output, also when git ends with the exit code that is allowed. @throws MIG_GIT_FAILED */
  allowing(code: number, args: readonly string[]): Promise<string>;
  /** Standard output, or undefined when git refused. @throws MIG_GIT_FAILED when git cannot be run at all. */
  try(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string | undefined>;
}

/**
 * Git for the repository that `folder` lies in. The folder is declared safe, since the job's container often runs as
 * another user than the one that checked the code out.
 */
export function openGit(folder: string): Git {
  const call: Git['try'] = async (args, environment = {}) => {
    try {
      return await execute(folder, args, environment);
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ENOENT') throw failure(args, error);
      return undefined;
    }
  };
  const git = async (
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    try {
      return await execute(folder, args, environment);
    } catch (error) {
      throw failure(args, error);
    }
  };
  const allowing: Git['allowing'] = async (code, args) => {
    try {
      return await execute(folder, args, {});
    } catch (error) {
      const ended = error as { readonly code?: unknown; readonly stdout?: string };
      if (ended.code === code && ended.stdout !== undefined) return ended.stdout;
      throw failure(args, error);
    }
  };
  return Object.assign(git, { try: call, allowing, folder });
}

async function execute(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await run('git', ['-c', 'safe.directory=*', '-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    maxBuffer: OUTPUT_BYTES,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...environment },
  });
  return stdout;
}

function failure(args: readonly string[], error: unknown): Error {
  const { code, stderr = '', message = '' } = error as { code?: unknown; stderr?: string; message?: string };
  const reason =
    code === 'ENOENT' ? 'git is not installed, or the folder is not there' : stderr.trim() || message;
  return migError(
    'MIG_GIT_FAILED',
    { command: args[0] ?? '', reason: maskSecrets(reason) },
    { cause: error },
  );
}
