import { migError } from '../errors/index.ts';
import { hostRequire } from '../util/index.ts';

/** What a driver package is loaded for. */
export interface PackageRequest {
  readonly name: string;
  /** Completes "is needed for …". */
  readonly neededFor: string;
  /** Where to resolve from: an absolute file, or a folder ending in `/`. */
  readonly from: string;
}

/**
 * An optional package, from the user's project first, then from beside our own package (pnpm links peers only there),
 * then from beside the program that runs (`npx` without a project).
 *
 * @throws MIG_PACKAGE_MISSING, MIG_PACKAGE_BROKEN
 */
export function loadPackage(request: PackageRequest): unknown {
  for (const load of requires(request.from)) {
    if (!canResolve(load, request.name)) continue;
    try {
      return load(request.name);
    } catch (cause) {
      throw migError(
        'MIG_PACKAGE_BROKEN',
        { package: request.name, reason: (cause as Error).message },
        { cause },
      );
    }
  }
  throw migError('MIG_PACKAGE_MISSING', { package: request.name, neededFor: request.neededFor });
}

/** True when the package can be found, whether or not it can be loaded. */
export function isPackageThere({ name, from }: Pick<PackageRequest, 'name' | 'from'>): boolean {
  return requires(from).some((load) => canResolve(load, name));
}

/** The version that a package's own package.json says; `undefined` when it does not let itself be read. */
export function packageVersion(request: PackageRequest): string | undefined {
  for (const load of requires(request.from)) {
    if (!canResolve(load, request.name)) continue;
    try {
      return (load(`${request.name}/package.json`) as { version?: string }).version;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function requires(from: string): readonly NodeJS.Require[] {
  const project = hostRequire(from);
  const own = resolved(project, 'mig-check/package.json');
  const program = process.argv[1];
  return [project, ...[own, program].flatMap((file) => (file === undefined ? [] : [hostRequire(file)]))];
}

function canResolve(load: NodeJS.Require, name: string): boolean {
  return resolved(load, name) !== undefined;
}

function resolved(load: NodeJS.Require, name: string): string | undefined {
  try {
    return load.resolve(name);
  } catch {
    return undefined;
  }
}
