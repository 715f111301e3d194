import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutMerge, openGit, type MergeResult } from '../../src/git/index.ts';
import { createRepository, type Repository } from '../support/github/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
  repository.write({ 'app/shared.txt': 'start' });
  repository.commit('Start');
  repository.git('branch', 'change');
});
afterEach(() => repository.remove());

function layOut(): Promise<MergeResult | undefined> {
  return layOutMerge(
    openGit(repository.folder),
    { ours: 'main', theirs: 'change' },
    { temporary: tmpdir(), repository: repository.folder, shared: ['app'] },
  );
}

function commitOn(branch: string, path: string, text: string): void {
  repository.git('checkout', '--quiet', branch);
  repository.write({ [path]: text });
  repository.commit(`${branch} ${path}`);
}

it('holds the files of both sides and the modules of the checkout, and leaves the checkout alone', async () => {
  commitOn('main', 'app/base.txt', 'base');
  commitOn('change', 'app/change.txt', 'change');
  const merge = await layOut();
  const folder = merge?.folder ?? '';
  expect(readFileSync(join(folder, 'app/base.txt'), 'utf8')).toBe('base');
  expect(readFileSync(join(folder, 'app/change.txt'), 'utf8')).toBe('change');
  expect(readlinkSync(join(folder, 'node_modules'))).toBe(join(repository.folder, 'node_modules'));
  expect(repository.git('status', '--porcelain')).toBe('');
  await merge?.remove();
  expect(existsSync(folder)).toBe(false);
});

it('is not there when the two conflict', async () => {
  commitOn('main', 'app/shared.txt', 'ours');
  commitOn('change', 'app/shared.txt', 'theirs');
  expect(await layOut()).toBeUndefined();
});
