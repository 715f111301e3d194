import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  keepCluster,
  keptClusterFile,
  readKeptCluster,
} from '../../../src/dialects/postgresql/kept-cluster.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'mig-check-kept-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['/p/node_modules/@electric-sql/pglite/dist', '/p/node_modules/.cache/mig-check/pglite-1.2.3.tar.gz'],
  [
    '/p/node_modules/.pnpm/@electric-sql+pglite@1.2.3/node_modules/@electric-sql/pglite/dist',
    '/p/node_modules/.pnpm/@electric-sql+pglite@1.2.3/node_modules/.cache/mig-check/pglite-1.2.3.tar.gz',
  ],
  ['/src/pglite/packages/pglite/dist', undefined],
])('a package in %s keeps its cluster in %s', (packageFolder, file) => {
  expect(keptClusterFile(packageFolder, '1.2.3')).toBe(file);
});

test('what was kept comes back, and nothing else is left in the folder', async () => {
  const file = join(folder, 'kept/cluster.tar.gz');
  const dump = new Blob([new Uint8Array(100_000).map((_byte, index) => index % 251)]);
  expect(await readKeptCluster(file)).toBeUndefined();
  await Promise.all([keepCluster(file, dump), keepCluster(join(folder, 'kept/other.tar.gz'), dump)]);
  const kept = await readKeptCluster(file);
  expect(Buffer.from((await kept?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
    Buffer.from(await dump.arrayBuffer()),
  );
  expect(await readdir(dirname(file))).toEqual(['cluster.tar.gz', 'other.tar.gz']);
});

test('a copy that is cut short or changed is none', async () => {
  const file = join(folder, 'broken.tar.gz');
  await keepCluster(file, new Blob([new Uint8Array(100_000).fill(7)]));
  const whole = await readFile(file);
  await writeFile(file, whole.subarray(0, whole.length - 9));
  expect(await readKeptCluster(file)).toBeUndefined();
  whole[whole.length - 6]! ^= 1;
  await writeFile(file, whole);
  expect(await readKeptCluster(file)).toBeUndefined();
});

test('where it cannot be written, none is kept and nothing fails', async () => {
  const file = join(folder, 'a-file/cluster.tar.gz');
  await writeFile(dirname(file), '');
  await keepCluster(file, new Blob(['x']));
  expect(await readKeptCluster(file)).toBeUndefined();
});
