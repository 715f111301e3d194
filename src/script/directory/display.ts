import { isAbsolute, relative, sep } from 'node:path';

/** How messages name a file: relative to the root with forward slashes; absolute when it lies outside. */
export function displayPath(root: string, file: string): string {
  const inside = root.endsWith(sep) ? root : root + sep;
  const path = file.startsWith(inside) ? file.slice(inside.length) : relative(root, file);
  return path === '' || path.startsWith('..') || isAbsolute(path)
    ? file
    : sep === '/'
      ? path
      : path.split(sep).join('/');
}

/** What the operating system said, in a few words. */
export function systemReason(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return (code !== undefined && REASONS[code]) || (code ?? message ?? 'unknown reason');
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EEXIST: 'a file is where a directory is needed',
  ENOENT: 'it leads to nothing',
  ELOOP: 'a link that leads to itself',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of the path is no directory',
};
