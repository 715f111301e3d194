import { migError } from '../../../src/errors/index.ts';
import type { Git } from '../../../src/git/index.ts';

/** Commits fetched at once while a shallow clone is deepened; then the whole history. */
const DEEPENING = [50, 200, 1000, 5000];

export interface BaseWanted {
  /** Branch that the change goes to. */
  readonly ref?: string;
  /** Its tip when the event was sent. */
  readonly sha?: string;
  /** Tip of the change's own branch: a merge of it into the base is recognised by it. */
  readonly change?: string;
}

/** Where the change starts, and what it will be merged into. */
export interface Base {
  /** Commit to compare with. */
  readonly commit: string;
  /** Today's tip of the base branch. */
  readonly tip: string;
  /** True when what is checked out already contains the base's tip. */
  readonly merged: boolean;
}

/**
 * Finds the commit that the checked-out change starts from. The merge commit that a `pull_request` event checks out
 * names its base itself; otherwise it is the merge base with the base branch's tip, for which a shallow clone is
 * deepened step by step as long as there is a remote.
 *
 * @throws MIG_BASE_NOT_FOUND: an unknown base is never "no changes".
 */
export async function findBase(git: Git, head: string, wanted: BaseWanted): Promise<Base> {
  const [first, second] = await parentsOf(git, head);
  if (first !== undefined && second !== undefined && second === wanted.change) {
    if (!(await obtain(git, first)))
      throw notFound(first, 'the commit is not in this clone and cannot be fetched');
    return { commit: first, tip: first, merged: true };
  }
  const tip = await findTip(git, wanted);
  const commit = await mergeBase(git, tip, head);
  return { commit, tip, merged: commit === tip };
}

/** As written in the commit: a shallow clone knows the names of the parents that it does not have. */
async function parentsOf(git: Git, commit: string): Promise<string[]> {
  const [header = ''] = (await git(['cat-file', 'commit', commit])).split('\n\n');
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id as string);
}

/** True when the commit is there, fetched if need be. */
async function obtain(git: Git, commit: string): Promise<boolean> {
  if (await has(git, commit)) return true;
  const depth = (await isShallow(git)) ? ['--depth=1'] : [];
  await git.try(['fetch', '--no-tags', '--no-recurse-submodules', ...depth, 'origin', commit]);
  return has(git, commit);
}

async function has(git: Git, commit: string): Promise<boolean> {
  return (await git.try(['cat-file', '-e', `${commit}^{commit}`])) !== undefined;
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
}

/** The branch as the remote has it now, else as this clone knows it, else the event's commit. */
async function findTip(git: Git, { ref, sha }: BaseWanted): Promise<string> {
  const fetched = ref === undefined ? undefined : await fetchBranch(git, ref);
  if (fetched !== undefined) return fetched;
  if (sha !== undefined && (await obtain(git, sha))) return sha;
  for (const name of ref === undefined ? [] : [`refs/remotes/origin/${ref}`, `refs/heads/${ref}`, ref]) {
    const commit = await resolveCommit(git, name);
    if (commit !== undefined) return commit;
  }
  throw notFound(ref ?? sha ?? '', 'neither this clone nor its remote knows it');
}

async function fetchBranch(git: Git, ref: string): Promise<string | undefined> {
  const depth = (await isShallow(git)) ? ['--depth=1'] : [];
  const refspec = `refs/heads/${ref.replace(/^refs\/heads\//, '')}`;
  const done = await git.try(['fetch', '--no-tags', '--no-recurse-submodules', ...depth, 'origin', refspec]);
  return done === undefined ? undefined : resolveCommit(git, 'FETCH_HEAD');
}

async function resolveCommit(git: Git, name: string): Promise<string | undefined> {
  const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return found?.trim();
}

async function mergeBase(git: Git, tip: string, head: string): Promise<string> {
  const find = async (): Promise<string | undefined> => (await git.try(['merge-base', tip, head]))?.trim();
  let found = await find();
  for (const step of [...DEEPENING.map((commits) => `--deepen=${commits}`), '--unshallow']) {
    if (found !== undefined || !(await isShallow(git))) break;
    if (!(await deepen(git, step, [tip, head])))
      throw notFound(tip, 'this clone is shallow and its remote gives no more history');
    found = await find();
  }
  if (found === undefined) throw notFound(tip, 'it has no commit in common with what is checked out');
  return found;
}

/** Some servers refuse single commits: then every branch is deepened. */
async function deepen(git: Git, step: string, commits: readonly string[]): Promise<boolean> {
  const fetch = ['fetch', '--no-tags', '--no-recurse-submodules', step, 'origin'];
  return (
    (await git.try([...fetch, ...commits])) !== undefined ||
    (await git.try([...fetch, '+refs/heads/*:refs/remotes/origin/*'])) !== undefined
  );
}

function notFound(base: string, reason: string): Error {
  return migError('MIG_BASE_NOT_FOUND', { base, reason });
}
