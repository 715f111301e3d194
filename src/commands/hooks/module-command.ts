import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage, type ModuleHook } from '../../config/index.ts';
import { hostRequire } from '../../util/index.ts';

/**
 * The file to run for a hook of type `module`: the command of a package, or a module inside one.
 *
 * @returns what is wrong with which key, when there is none
 */
export function moduleCommand(
  { module, bin }: ModuleHook,
  root: string,
): { readonly file: string } | { readonly key: string; readonly problem: string } {
  const [, name = module, inside] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(module) ?? [];
  const folder = findPackage(root, name);
  if (folder === undefined)
    return {
      key: 'module',
      problem: `the package "${name}" is not installed (npm install --save-dev ${name})`,
    };
  const commands = inside === undefined ? commandsOf(folder, name) : {};
  const wanted = bin ?? name.replace(/^@[^/]+\//, '');
  const command = commands[wanted] ?? (bin === undefined ? only(Object.values(commands)) : undefined);
  if (command !== undefined) return { file: join(folder, command) };
  if (bin !== undefined)
    return {
      key: 'bin',
      problem: `the package "${name}" has no command "${bin}"; it has ${Object.keys(commands).join(', ') || 'none'}`,
    };
  try {
    return { file: hostRequire(join(root, 'package.json')).resolve(module) };
  } catch {
    return { key: 'module', problem: `"${module}" cannot be found in the package "${name}"` };
  }
}

function commandsOf(folder: string, name: string): Readonly<Record<string, string>> {
  const { bin = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>;
  };
  return typeof bin === 'string' ? { [name.replace(/^@[^/]+\//, '')]: bin } : bin;
}

const only = (items: readonly string[]): string | undefined => (items.length === 1 ? items[0] : undefined);
