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

export interface Running {
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** `mig` or `mig-check` as one file, which starts as quickly as the published one. */
export interface Program {
  start(argv: readonly string[], options: StartOptions): Running;
  /** Starts it; the promise is that of its end. */
  run(argv: readonly string[], options: StartOptions): Promise<Ended>;
  remove(): void;
}

/** Bundles the sources as they stand. It lies within the project, where its dependencies are found. */
export function buildProgram(name: 'mig' | 'mig-check' = 'mig'): Program {
  const root = resolve(__dirname, '../..');
  mkdirSync(join(root, 'coverage'), { recursive: true });
  const folder = mkdtempSync(join(root, 'coverage/program-'));
  const file = join(folder, `${name}.cjs`);
  buildSync({
    absWorkingDir: root,
    entryPoints: [`src/cli/${name}.ts`],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    start: (argv, options) => start([file, ...argv], options),
    run: (argv, options) => start([file, ...argv], options).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function start(argv: readonly string[], { cwd, env = {} }: StartOptions): Running {
  const child = spawn(process.execPath, argv, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  return {
    kill: (signal) => void child.kill(signal),
    ended: new Promise((settle) =>
      child.once('close', (code, signal) => settle({ exit: signal ?? code, ...text })),
    ),
  };
}
