import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
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

const LANGUAGES: ReadonlyMap<string, ScriptLanguage> = new Map([
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['sql', 'sql'],
]);

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
    const kinds = entries.map((entry) => kindOf(options.root, directory, entry));
    let names: ReadonlySet<string> | undefined;
    const siblings = (): ReadonlySet<string> =>
      (names ??= new Set(
        entries.filter((_entry, index) => kinds[index] !== 'directory').map(({ name }) => name),
      ));
    // In one folder without links every file is met once.
    const mayMeetTwice = options.recursive || options.locations.length > 1 || kinds.includes('link');
    const within = directory.endsWith(sep) ? directory : directory + sep;
    for (let index = 0; index < entries.length; index++) {
      const { name } = entries[index] as Dirent;
      const language = languageOf(name);
      if (language === undefined) continue;
      const kind = kinds[index];
      const path = within + name;
      if (kind === 'directory') {
        const file = displayPath(options.root, path);
        throw migError('MIG_FILE_IS_DIRECTORY', { file }, { location: { file, line: 1 } });
      }
      const source = language === 'javascript' ? sourceOf(name, siblings()) : undefined;
      if (source !== undefined) {
        const file = displayPath(options.root, path);
        warnings.push({
          kind: 'compiled-copy',
          file,
          message: `${file} is left out: it is the compiled ${source}.`,
        });
        continue;
      }
      const target = !mayMeetTwice ? undefined : kind === 'link' ? realpathSync(path) : join(real, name);
      if (target !== undefined && seen.has(target)) {
        const file = displayPath(options.root, path);
        warnings.push({
          kind: 'reached-twice',
          file,
          message: `${file} is left out: it was reached before by another path.`,
        });
        continue;
      }
      if (target !== undefined) seen.add(target);
      files.push({ path, location, language });
    }
    if (!options.recursive) return;
    for (const [index, { name }] of entries.entries())
      if (kinds[index] === 'directory' && !name.startsWith('.') && name !== 'node_modules')
        visit(join(directory, name), location);
  }
}

/** The revision language of a file name; undefined for files that do not count. */
export function languageOf(name: string): ScriptLanguage | undefined {
  const dot = name.lastIndexOf('.');
  const language = dot <= 0 || name.startsWith('.') ? undefined : LANGUAGES.get(name.slice(dot + 1));
  if (language === undefined || name.slice(0, dot) === 'index') return undefined;
  return language === 'typescript' && name.endsWith('.d', dot) ? undefined : language;
}

function readDirectory(root: string, directory: string, isLocation: boolean): Dirent[] | undefined {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    const isPlain = !entries.some(({ name }) => SURROGATE.test(name));
    return entries.sort(
      isPlain ? (a, b) => (a.name < b.name ? -1 : 1) : (a, b) => byCodePoint(a.name, b.name),
    );
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
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const SURROGATE = /[\uD800-\uDFFF]/;
