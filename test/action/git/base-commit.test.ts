import { findBase } from '../../../action/src/git/base-commit.ts';
import { changedFiles } from '../../../action/src/git/changed-files.ts';
import { openGit } from '../../../src/git/index.ts';
import { createRepository, type Repository } from '../../support/github/repository.ts';

/** main: start … fork … tip; change: fork … head, each with as many commits as told. */
function history(before: number, after: number, onChange: number) {
  const repository = createRepository();
  const grow = (name: string, times: number): string => {
    let id = repository.git('rev-parse', 'HEAD');
    for (let n = 0; n < times; n += 1) {
      repository.write({ [`${name}.txt`]: String(n) });
      id = repository.commit(`${name} ${n}`);
    }
    return id;
  };
  repository.commit('start');
  const fork = grow('main', before);
  repository.git('checkout', '--quiet', '-b', 'change');
  const head = grow('change', onChange);
  repository.git('checkout', '--quiet', 'main');
  const tip = grow('later', after);
  return { repository, fork, head, tip };
}

const opened: Repository[] = [];
afterEach(() => {
  for (const repository of opened.splice(0)) repository.remove();
});

it('takes the merge base with the tip of the base branch', async () => {
  const { repository, fork, head, tip } = history(2, 2, 2);
  const clone = repository.clone('--branch', 'change');
  opened.push(repository, clone);
  const base = await findBase(openGit(clone.folder), head, { ref: 'main', sha: fork });
  expect(base).toEqual({ commit: fork, tip, merged: false });
});

it('says that nothing needs to be merged when the change contains the tip', async () => {
  const { repository, fork, head } = history(2, 0, 2);
  opened.push(repository);
  repository.git('checkout', '--quiet', 'change');
  expect(await findBase(openGit(repository.folder), head, { ref: 'main' })).toEqual({
    commit: fork,
    tip: fork,
    merged: true,
  });
});

it('deepens a shallow clone as far as needed', async () => {
  const { repository, fork, head, tip } = history(3, 70, 4);
  const clone = repository.clone('--depth=1', '--branch', 'change');
  opened.push(repository, clone);
  const base = await findBase(openGit(clone.folder), head, { ref: 'main', sha: tip });
  expect(base).toEqual({ commit: fork, tip, merged: false });
});

it('reads the base of a merge commit from the commit, with a clone of depth 1', async () => {
  const { repository, fork, head, tip } = history(3, 3, 3);
  repository.git('checkout', '--quiet', '-b', 'pull/2/merge');
  repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'change');
  const clone = repository.clone('--depth=1', '--branch', 'pull/2/merge');
  opened.push(repository, clone);
  const git = openGit(clone.folder);
  const base = await findBase(git, clone.git('rev-parse', 'HEAD'), {
    ref: 'main',
    sha: fork,
    change: head,
  });
  expect(base).toEqual({ commit: tip, tip, merged: true });
  const files = await changedFiles(git, base.commit, 'HEAD');
  expect(files).toEqual([{ path: 'change.txt', status: 'added' }]);
});

it('does not take a merge of the base into the change for the merge of the change', async () => {
  const { repository, tip } = history(1, 1, 1);
  opened.push(repository);
  repository.git('checkout', '--quiet', 'change');
  repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge main', 'main');
  const head = repository.git('rev-parse', 'HEAD');
  const base = await findBase(openGit(repository.folder), head, { ref: 'main', sha: tip, change: head });
  expect(base).toEqual({ commit: tip, tip, merged: true });
  const files = await changedFiles(openGit(repository.folder), base.commit, head);
  expect(files.map(({ path }) => path)).toEqual(['change.txt']);
});

it('works without a remote', async () => {
  const { repository, fork, head, tip } = history(1, 1, 1);
  opened.push(repository);
  const base = await findBase(openGit(repository.folder), head, { ref: 'gone', sha: tip });
  expect(base.commit).toBe(fork);
});

it('an unknown base is a named error, never "no changes"', async () => {
  const { repository, head } = history(1, 0, 1);
  opened.push(repository);
  const unknown = findBase(openGit(repository.folder), head, { ref: 'nowhere', sha: '1'.repeat(40) });
  await expect(unknown).rejects.toMatchObject({ code: 'MIG_BASE_NOT_FOUND', exitCode: 2 });
});

it('a shallow clone whose remote is gone is a named error', async () => {
  const { repository, head, tip } = history(3, 3, 3);
  const clone = repository.clone('--depth=1', '--branch', 'change');
  clone.git('fetch', '--quiet', '--depth=1', 'origin', 'main');
  opened.push(clone);
  repository.remove();
  const unknown = findBase(openGit(clone.folder), head, { ref: 'main', sha: tip });
  await expect(unknown).rejects.toMatchObject({
    code: 'MIG_BASE_NOT_FOUND',
    message: expect.stringContaining('shallow') as string,
  });
});

it('a name that looks like an option stays a name', async () => {
  const { repository, head } = history(1, 0, 1);
  opened.push(repository);
  const hostile = findBase(openGit(repository.folder), head, { ref: '--upload-pack=touch /tmp/x' });
  await expect(hostile).rejects.toMatchObject({ code: 'MIG_BASE_NOT_FOUND' });
});
