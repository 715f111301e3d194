import { compareNames } from './file-order.ts';

/** The two files of one revision, relative to the folder, with forward slashes. */
export interface FilePair {
  /** What both names share: `0007_add_users`. */
  readonly name: string;
  readonly up: string;
  readonly down?: string;
}

/**
 * The revisions of a folder, in order. Known layouts: `NAME.up.sql` with `NAME.down.sql`, `NAME/up.sql` with
 * `NAME/down.sql`, and a numbered `NAME.sql`, with or without `NAME.down.sql`. A downgrade without its upgrade is
 * given back as `strays`.
 */
export function pairFiles(files: readonly string[]): {
  readonly pairs: readonly FilePair[];
  readonly strays: readonly string[];
} {
  const ups = new Map<string, string>();
  const downs = new Map<string, string>();
  for (const file of files) {
    const { name, role } = roleOf(file) ?? {};
    if (name === undefined) continue;
    if (role === 'down') downs.set(name, file);
    else if (role === 'up' || !ups.has(name)) ups.set(name, file);
  }
  const pairs = [...ups]
    .map(([name, up]) => ({ name, up, ...(downs.has(name) ? { down: downs.get(name) as string } : {}) }))
    .sort((a, b) => compareNames(a.name, b.name));
  const strays = [...downs].filter(([name]) => !ups.has(name)).map(([, file]) => file);
  return { pairs, strays: strays.sort(compareNames) };
}

function roleOf(file: string): { name: string; role: 'up' | 'down' | 'plain' } | undefined {
  const paired = /^(.*?)[./](up|down)\.sql$/i.exec(file);
  if (paired?.[1] !== undefined && paired[1] !== '')
    return { name: paired[1], role: paired[2]?.toLowerCase() === 'down' ? 'down' : 'up' };
  const plain = /^((?:.*\/)?[vV]?\d[^/]*)\.sql$/i.exec(file);
  return plain?.[1] === undefined ? undefined : { name: plain[1], role: 'plain' };
}
