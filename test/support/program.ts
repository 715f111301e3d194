import { buildSync } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Ended {
  /** Exit code, or the name of the signal. */
  readonly exit: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** `mig` as one file, which starts as quickly as the published one. */
export interface Program {
  /** Starts it; the promise is that of its end. */
  run(argv: readonly string[], options: StartOptions): Promise<Ended>;
  remove(): void;
}

/** Bundles the sources as they stand. It lies within the project, where its dependencies are found. */
export function buildProgram(): Program {
  const root = resolve(__dirname, '../..');
  mkdirSync(join(root, 'coverage'), { recursive: true });
  const folder = mkdtempSync(join(root, 'coverage/program-'));
  const file = join(folder, 'mig.cjs');
  buildSync({
    absWorkingDir: root,
    entryPoints: ['src/cli/mig.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    run: (argv, options) => start([file, ...argv], options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function start(argv: readonly string[], { cwd, env = {} }: StartOptions): Promise<Ended> {
  const child = spawn(process.execPath, argv, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  return new Promise((settle) =>
    child.once('close', (code, signal) => settle({ exit: signal ?? code, ...text })),
  );
}
