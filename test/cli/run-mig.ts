import { main } from '../../src/cli/mig/main.ts';

export interface RunResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
}

/** Runs `mig` in this process, with an environment that holds only what is given. */
export async function runMig(argv: readonly string[], options: RunOptions): Promise<RunResult> {
  let stdout = '';
  let stderr = '';
  const exit = await main(argv, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: options.env ?? {},
    cwd: options.cwd,
    isTTY: options.isTTY ?? false,
  });
  return { exit, stdout, stderr };
}
