import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { migError } from '../../errors/index.ts';
import type { ScriptLanguage, ScriptWarning } from '../types.ts';
import { displayPath, systemReason } from './display.ts';

/** A file that is named like a revision. */
export interface ScriptFile {
  readonly path: string;
  /** The version directory that it was found through. */
  readonly location: string;
  readonly language: ScriptLanguage;
}

export interface ListOptions {
  readonly root: string;
  /** Absolute. */
  readonly locations: readonly string[];
  readonly recursive: boolean;
}

const LANGUAGES: Readonly<Record<string, ScriptLanguage>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  sql: 'sql',
};

/**
 * Revision files in load order: locations as given, files of a directory by name in code point order, then its
 * subdirectories the same way. Declarations (`.d.ts`), `index` files and names that begin with a dot do not count.
 *
 * @throws MIG_VERSION_LOCATION_INVALID, MIG_FILE_UNREADABLE, MIG_FILE_IS_DIRECTORY
 */
export function listFiles(options: ListOptions): {
  readonly files: readonly ScriptFile[];
  readonly warnings: readonly ScriptWarning[];
} {
  const files: ScriptFile[] = [];
  const warnings: ScriptWarning[] = [];
  const seen = new Set<string>();
  for (const location of options.locations) visit(location, location);
  return { files, warnings };

  function visit(directory: string, location: string): void {
    const entries = readDirectory(options.root, directory, directory === location);
    if (entries === undefined) return;
    const real = realpathSync(directory);
    if (directory !== location && seen.has(real)) return;
    seen.add(real);
    const kinds = entries.map((entry) => ({
      name: entry.name,
      kind: kindOf(options.root, directory, entry),
    }));
    const names = new Set(kinds.filter(({ kind }) => kind !== 'directory').map(({ name }) => name));
    for (const { name, kind } of kinds) {
      const language = languageOf(name);
      if (language === undefined) continue;
      const path = join(directory, name);
      const file = displayPath(options.root, path);
      if (kind === 'directory')
        throw migError('MIG_FILE_IS_DIRECTORY', { file }, { location: { file, line: 1 } });
      const source = sourceOf(name, names);
      if (source !== undefined) {
        warnings.push({
          kind: 'compiled-copy',
          file,
          message: `${file} is left out: it is the compiled ${source}.`,
        });
        continue;
      }
      const target = kind === 'link' ? realpathSync(path) : join(real, name);
      if (seen.has(target)) {
        warnings.push({
          kind: 'reached-twice',
          file,
          message: `${file} is left out: it was reached before by another path.`,
        });
        continue;
      }
      seen.add(target);
      files.push({ path, location, language });
    }
    if (!options.recursive) return;
    for (const { name, kind } of kinds)
      if (kind === 'directory' && !name.startsWith('.') && name !== 'node_modules')
        visit(join(directory, name), location);
  }
}

/** The revision language of a file name; undefined for files that do not count. */
export function languageOf(name: string): ScriptLanguage | undefined {
  if (name.startsWith('.') || /^index\.[^.]+$/.test(name) || /\.d\.[cm]?ts$/.test(name)) return undefined;
  return LANGUAGES[/\.([^.]+)$/.exec(name)?.[1] ?? ''];
}

function readDirectory(root: string, directory: string, isLocation: boolean): Dirent[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => byCodePoint(a.name, b.name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isLocation && code === 'ENOENT') return undefined;
    const file = displayPath(root, directory);
    if (isLocation && code === 'ENOTDIR')
      throw migError('MIG_VERSION_LOCATION_INVALID', { path: file }, { location: { file } });
    throw migError(
      'MIG_FILE_UNREADABLE',
      { file, reason: systemReason(error) },
      { location: { file }, cause: error },
    );
  }
}

function kindOf(root: string, directory: string, entry: Dirent): 'file' | 'link' | 'directory' {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'directory' : 'file';
  const path = join(directory, entry.name);
  try {
    return statSync(path).isDirectory() ? 'directory' : 'link';
  } catch (error) {
    if (languageOf(entry.name) === undefined) return 'link';
    const file = displayPath(root, path);
    throw migError(
      'MIG_FILE_UNREADABLE',
      { file, reason: systemReason(error) },
      { location: { file, line: 1 }, cause: error },
    );
  }
}

/** The TypeScript file that a JavaScript file was compiled from, if it lies beside it. */
function sourceOf(name: string, names: ReadonlySet<string>): string | undefined {
  const compiled = /^(.*)\.([cm]?)js$/.exec(name);
  if (compiled === null) return undefined;
  const [, base = '', kind = ''] = compiled;
  return [`${base}.${kind}ts`, `${base}.ts`].find((source) => names.has(source));
}

/** As Python sorts text: by code point, where JavaScript compares UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const SURROGATE = /[\uD800-\uDFFF]/;
