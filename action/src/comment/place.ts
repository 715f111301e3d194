import { posix } from 'node:path';
import { code, link, LONE_SURROGATE } from './markdown.ts';
import type { CommentInput } from './model.ts';

/** A path relative to the repository from one relative to the config's folder; `undefined` when it lies outside. */
export function repositoryPath(root: string, file: string): string | undefined {
  const path = posix.normalize(posix.join(root, file.replaceAll('\\', '/')));
  return path.startsWith('../') || posix.isAbsolute(file) ? undefined : path;
}

/** `file:line` as a link to the head commit's own page of it. */
export function fileLink(input: CommentInput, file: string, line?: number): string {
  const label = code(line === undefined ? file : `${file}:${line}`);
  const path = repositoryPath(input.root, file);
  if (path === undefined) return label;
  const { repositoryUrl, headSha } = input.place;
  const encoded = path.replace(LONE_SURROGATE, '\ufffd').split('/').map(encodeURIComponent).join('/');
  return link(label, `${repositoryUrl}/blob/${headSha}/${encoded}${line === undefined ? '' : `#L${line}`}`);
}
