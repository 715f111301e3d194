import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeFailure, type PostWriteHook, type ResolvedConfig } from '../../config/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import type { RevisionScript } from '../../script/index.ts';
import { maskSecrets } from '../../util/index.ts';
import { findExecutable } from './find-executable.ts';
import { moduleCommand } from './module-command.ts';
import { splitCommand } from './split-command.ts';

export interface PrepareHooksOptions {
  readonly config: ResolvedConfig;
  readonly hooks: readonly PostWriteHook[];
  /** @defaultValue the process's */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

type RunHooks = (revision: RevisionScript) => Promise<void>;
type CommandHook = Exclude<PostWriteHook, (...args: never) => unknown>;

/** A program to run, before the file is known. */
interface Command {
  readonly program: string;
  readonly before: readonly string[];
  readonly args: readonly string[];
  readonly cwd: string;
}

/**
 * Checks all hooks before anything is written, and returns what runs them on a file, in order.
 *
 * @throws MIG_HOOK_INVALID, naming hook and key; running throws MIG_HOOK_FAILED
 */
export function prepareHooks({ config, hooks, environment = process.env }: PrepareHooksOptions): RunHooks {
  const prepared = hooks.map((hook, index) => {
    const title = typeof hook === 'function' ? hook.name : (hook.name ?? hook.type);
    const name = `postWriteHooks[${index}]${title === '' ? '' : ` (${title})`}`;
    if (typeof hook === 'function') return { name, run: hook };
    const command = commandOf(hook, { name, root: config.root, environment });
    return { name, run: (file: string) => runCommand(command, { file, name, environment }) };
  });
  const named = config.name === undefined ? {} : { database: config.name };
  return async ({ id, file, displayFile }) => {
    for (const { name, run } of prepared)
      try {
        await run(file, { ...config.args, ...named, revision: id });
      } catch (error) {
        if (isMigError(error)) throw error;
        const { reason, ...place } = describeFailure(error, config.root);
        throw migError(
          'MIG_HOOK_FAILED',
          { hook: name, file: displayFile, reason: maskSecrets(reason), output: '' },
          { location: { file, ...place }, cause: error },
        );
      }
  };
}

interface PlaceOptions {
  readonly name: string;
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

function commandOf(hook: CommandHook, { name, root, environment }: PlaceOptions): Command {
  const invalid = (key: string, problem: string): Error =>
    migError('MIG_HOOK_INVALID', { hook: name, key, problem });
  const args = splitCommand(hook.options ?? '');
  if (args === undefined) throw invalid('options', `a quotation does not end in ${hook.options ?? ''}`);
  const cwd = resolve(root, hook.cwd ?? '.');
  if (!(statSync(cwd, { throwIfNoEntry: false })?.isDirectory() ?? false))
    throw invalid('cwd', `there is no folder ${hook.cwd ?? '.'}`);
  if (hook.type === 'exec') {
    const program = findExecutable(hook.executable, { root, path: environment['PATH'] });
    if (program === undefined)
      throw invalid('executable', `the program "${hook.executable}" is neither installed nor on the path`);
    return { program, before: [], args, cwd };
  }
  const found = moduleCommand(hook, root);
  if ('problem' in found) throw invalid(found.key, found.problem);
  return { program: process.execPath, before: [found.file], args, cwd };
}

const FILE_TOKEN = 'REVISION_SCRIPT_FILENAME';

interface RunOptions {
  readonly file: string;
  readonly name: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs a program and waits for it; what it prints is shown only when it fails. */
function runCommand({ program, before, args, cwd }: Command, { file, name, environment }: RunOptions): void {
  const filled = args.some((arg) => arg.includes(FILE_TOKEN))
    ? args.map((arg) => arg.replaceAll(FILE_TOKEN, file))
    : [file, ...args];
  const { status, signal, error, stdout, stderr } = spawnSync(program, [...before, ...filled], {
    cwd,
    env: { ...environment },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error === undefined && status === 0) return;
  const reason =
    error?.message ?? (status === null ? `it was ended by ${signal ?? 'a signal'}` : `exit status ${status}`);
  const output = maskSecrets(`${stderr ?? ''}${stdout ?? ''}`.trim())
    .split('\n')
    .slice(-20)
    .join('\n');
  throw migError(
    'MIG_HOOK_FAILED',
    { hook: name, file, reason, output },
    { location: { file }, cause: error },
  );
}
