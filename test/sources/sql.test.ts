import { dialectNamed } from '../../src/dialects/index.ts';
import { createSqlSource } from '../../src/sources/index.ts';
import { createProject } from '../support/sql-project.ts';

const dialect = dialectNamed('postgresql');

function sourceOf(
  files: Readonly<Record<string, string>>,
  options: { manifest?: string; outside?: string[] } = {},
) {
  const project = createProject(files);
  const source = createSqlSource({
    root: project.folder,
    directory: project.folder,
    ...(options.manifest === undefined ? {} : { manifest: `${project.folder}/${options.manifest}` }),
    outsideTransaction: options.outside ?? [],
    dialect,
  });
  return { source, project };
}

test.each([
  [
    'golang-migrate',
    ['000002_b.up.sql', '000010_c.up.sql', '000001_a.up.sql'],
    ['000001_a', '000002_b', '000010_c'],
  ],
  ['unpadded numbers', ['10_c.up.sql', '9_b.up.sql', '1_a.up.sql'], ['1_a', '9_b', '10_c']],
  [
    'timestamps',
    ['20240102090000_b.up.sql', '20231231235959_a.up.sql'],
    ['20231231235959_a', '20240102090000_b'],
  ],
  ['a folder each', ['2024_b/up.sql', '2023_a/up.sql', '2023_a/down.sql'], ['2023_a', '2024_b']],
  ['plain and numbered', ['2_b.sql', '1_a.sql', 'seed.sql'], ['1_a', '2_b']],
])('%s: the order follows the numbers', async (_tool, files, ids) => {
  const { source, project } = sourceOf(Object.fromEntries(files.map((file) => [file, 'select 1'])));
  const revisions = await source.revisions();
  project.remove();
  expect(revisions.map(({ id }) => id)).toEqual(ids);
  expect(revisions.map(({ parents }) => parents)).toEqual(ids.map((_id, i) => (i === 0 ? [] : [ids[i - 1]])));
});

test('what a downgrade is can be told without running it', async () => {
  const { source, project } = sourceOf({
    '1.up.sql': 'select 1',
    '1.down.sql': '-- nothing\n;',
    '2.up.sql': 'select 1',
    '3.up.sql': 'select 1',
    '3.down.sql': 'select 1',
    '4.up.sql': '-- irreversible: rows are gone\nselect 1',
    '5.down.sql': 'select 1',
  });
  const revisions = await source.revisions();
  const problems = await source.problems?.();
  project.remove();
  expect(revisions.map(({ downgrade }) => downgrade)).toEqual(['empty', 'missing', 'present', 'missing']);
  expect(revisions[3]?.irreversible).toBe('rows are gone');
  expect(problems?.map(({ code, location }) => [code, location?.file])).toEqual([['MC107', '5.down.sql']]);
});

test('a manifest gives the order, the parents and the way files are sent; fields may be left out', async () => {
  const manifest = {
    revisions: [
      { id: 'one', up: 'a.sql', down: null, parents: [], up_exec: 'tx', down_exec: null },
      { id: 'two', parents: ['one'] },
      { id: 'three', up: 'c.sql', parents: ['one'] },
      { id: 'four', up: 'd.sql', parents: ['two', 'three'] },
    ],
  };
  const { source, project } = sourceOf(
    {
      'manifest.json': JSON.stringify(manifest),
      'a.sql': '',
      '0002_two.up.sql': '',
      '0002_two.down.sql': '',
      'c.sql': '',
      'd.sql': '',
    },
    { manifest: 'manifest.json' },
  );
  const revisions = await source.revisions();
  project.remove();
  expect(revisions.map(({ id, parents, file, downgrade }) => [id, parents, file, downgrade])).toEqual([
    ['one', [], 'a.sql', 'missing'],
    ['two', ['one'], '0002_two.up.sql', 'empty'],
    ['three', ['one'], 'c.sql', 'missing'],
    ['four', ['two', 'three'], 'd.sql', 'missing'],
  ]);
});

test.each([
  ['no JSON', '{', 'MIG_MANIFEST_INVALID'],
  ['no list', '{}', 'MIG_MANIFEST_INVALID'],
  ['an unknown way', '{"revisions":[{"id":"a","up_exec":"psql"}]}', 'MIG_MANIFEST_INVALID'],
  ['a missing file', '{"revisions":[{"id":"a","up":"gone.sql"}]}', 'MIG_MIGRATION_FILE_MISSING'],
])('a manifest with %s is refused by name', async (_what, text, code) => {
  const { source, project } = sourceOf({ 'manifest.json': text }, { manifest: 'manifest.json' });
  await expect(source.revisions()).rejects.toMatchObject({ code });
  project.remove();
});

test('a manifest may be a list of names', async () => {
  const { source, project } = sourceOf(
    { order: '# oldest first\nz_first\n\na_second\n', 'a_second.up.sql': '', 'z_first.up.sql': '' },
    { manifest: 'order' },
  );
  expect((await source.revisions()).map(({ id }) => id)).toEqual(['z_first', 'a_second']);
  project.remove();
});
