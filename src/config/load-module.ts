import { join } from 'node:path';
import { isMigError, migError } from '../errors/index.ts';
import { hostRequire, maskSecrets, ownRequire } from '../util/index.ts';
import { defineConfig } from './define-config.ts';
import { defineCommand } from './own-command.ts';
import { describeFailure } from './failure.ts';

/** The part of the loader that is used: it runs TypeScript, ES modules and CommonJS alike. */
interface Loader {
  import(file: string): Promise<Readonly<Record<string, unknown>>>;
  readonly cache: Record<string, unknown>;
}

interface LoaderPackage {
  readonly createJiti: (from: string, options: Readonly<Record<string, unknown>>) => Loader;
}

export interface LoadModuleOptions {
  /** Absolute path of a TypeScript or JavaScript module. */
  readonly file: string;
  /** Project root, for telling the project's own code from its dependencies. */
  readonly root: string;
  /** Code of the error for a module that cannot be loaded. @defaultValue MIG_MODULE_FAILED */
  readonly failure?: 'MIG_MODULE_FAILED' | 'MIG_CONFIG_FAILED';
}

/**
 * Runs a module of the project and returns its exports, read anew each time.
 *
 * @remarks It is loaded with the real `require` of the process, so also inside a test runner's sandbox. Imports of
 * `mig-check` and `mig-check/schema` get the running copy of this package, whatever is installed beside the module.
 * @throws MIG_MODULE_FAILED or MIG_CONFIG_FAILED with file and line, never with a stack.
 */
export async function loadModule(options: LoadModuleOptions): Promise<Readonly<Record<string, unknown>>> {
  const { file, root, failure = 'MIG_MODULE_FAILED' } = options;
  const loader = await loaderOf(root);
  const known = Object.keys(loader.cache);
  delete loader.cache[file];
  try {
    return await loader.import(file);
  } catch (error) {
    // A module that failed half-way must not be found in the cache by the next attempt.
    const before = new Set(known);
    for (const path of Object.keys(loader.cache)) if (!before.has(path)) delete loader.cache[path];
    if (isMigError(error)) throw error;
    const { reason, ...place } = describeFailure(error, root);
    throw migError(
      failure,
      { file, reason: maskSecrets(reason) },
      { location: { file, ...place }, cause: error },
    );
  } finally {
    // Nobody asks for it again, and thousands of revisions would stay in memory.
    delete loader.cache[file];
  }
}

/** By project root. They hold settings alone: what was loaded is in the process's own cache. */
const loaders = new Map<string, Promise<Loader>>();

function loaderOf(root: string): Promise<Loader> {
  const loader = loaders.get(root) ?? createLoader(join(root, 'mig-check'));
  loaders.set(root, loader);
  return loader;
}

/** @param from absolute: its folder is where the package is looked for, and where it keeps what it has transformed */
async function createLoader(from: string): Promise<Loader> {
  const { createJiti } = loaderPackage(from);
  const schema = await import('../schema/index.ts');
  const { defineOperation, extendOp } = await import('../operations/index.ts');
  return createJiti(from, {
    interopDefault: true,
    virtualModules: {
      'mig-check': { defineConfig, defineCommand, isMigError, defineOperation, extendOp },
      'mig-check/schema': { ...schema },
    },
  });
}

/** Our own dependency; a bundled copy of this package finds the project's. */
function loaderPackage(from: string): LoaderPackage {
  try {
    return ownRequire()('jiti') as LoaderPackage;
  } catch {
    return hostRequire(from)('jiti') as LoaderPackage;
  }
}
