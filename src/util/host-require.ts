import { createRequire } from 'node:module';
import vm from 'node:vm';

/**
 * A `require` of the real process, resolving from `from` (an absolute file or a folder ending in `/`).
 *
 * Inside a Jest sandbox `require`, `import()` and even `node:module` are replaced: modules are transformed,
 * mocked, and cannot use `import()`. Packages that need the real thing (WASM builds, loaders) come through here.
 * Outside a sandbox it is the ordinary `require`, which also loads ES modules on the Node versions we support.
 */
export function hostRequire(from: string): NodeJS.Require {
  const host = vm.runInThisContext('globalThis.process') as NodeJS.Process | undefined;
  const module = host?.getBuiltinModule?.('node:module');
  return (module?.createRequire ?? createRequire)(from);
}
