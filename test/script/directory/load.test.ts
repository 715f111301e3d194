import { symlinkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMigError, type ErrorCode } from '../../../src/errors/index.ts';
import { inspectScriptDirectory, loadScriptDirectory } from '../../../src/script/index.ts';
import { revisionText as ts, scratchFolders } from './scratch-folder.ts';

const folder = scratchFolders();
const sql = (id: string, down = 'none') =>
  `-- revision: ${id}\n-- downRevision: ${down}\n-- upgrade\nselect 1;\n`;
const load = (root: string, more: object = {}) =>
  loadScriptDirectory({ root, versionLocations: ['versions'], ...more });
const ids = (revisions: readonly { id: string }[]) => revisions.map(({ id }) => id);

test('files load by name in code point order, whatever their language', () => {
  const root = folder({
    'versions/b.sql': sql('b', 'a'),
    'versions/a.ts': ts('a'),
    'versions/C.mjs': ts('c', 'b'),
    'versions/\u{10000}.ts': ts('astral', 'c'),
    'versions/\uFFEE.ts': ts('high', 'astral'),
  });
  const { revisions, graph } = load(root);
  expect(ids(revisions)).toEqual(['c', 'a', 'b', 'high', 'astral']);
  expect(graph.heads).toEqual(['high']);
  expect(revisions[1]).toMatchObject({
    file: join(root, 'versions/a.ts'),
    displayFile: 'versions/a.ts',
    location: join(root, 'versions'),
    language: 'typescript',
    line: 1,
  });
});

test('other files are left alone', () => {
  const root = folder({
    'versions/a.ts': ts('a'),
    'versions/README.md': 'x',
    'versions/index.ts': 'x',
    'versions/.#a.ts': 'lock',
    'versions/.hidden.ts': 'x',
    'versions/a.d.ts': 'x',
    'versions/a.d.mts': 'x',
    'versions/a.js.map': 'x',
    'versions/a.ts~': 'x',
    'versions/noextension': 'x',
  });
  expect(ids(load(root).revisions)).toEqual(['a']);
});

test('a compiled copy beside its source counts once, with a warning', () => {
  const root = folder({
    'versions/a.ts': ts('a'),
    'versions/a.js': ts('a'),
    'versions/b.mts': ts('b', 'a'),
    'versions/b.mjs': ts('b', 'a'),
    'versions/c.js': ts('c', 'b'),
  });
  const { revisions, warnings } = load(root);
  expect(revisions.map(({ displayFile }) => displayFile)).toEqual([
    'versions/a.ts',
    'versions/b.mts',
    'versions/c.js',
  ]);
  expect(warnings.map(({ kind, file }) => [kind, file])).toEqual([
    ['compiled-copy', 'versions/a.js'],
    ['compiled-copy', 'versions/b.mjs'],
  ]);
});

test('version locations load in the order given, missing ones are empty', () => {
  const root = folder({ 'core/z.ts': ts('z'), 'addon/a.ts': ts('a') });
  const { revisions } = load(root, { versionLocations: ['core', 'missing', join(root, 'addon')] });
  expect(ids(revisions)).toEqual(['z', 'a']);
});

test('subdirectories are read only when asked for, after the files of their directory', () => {
  const root = folder({
    'versions/z.ts': ts('z'),
    'versions/2025/b.ts': ts('b', 'a'),
    'versions/2024/a.ts': ts('a', 'z'),
    'versions/2024/12/c.ts': ts('c', 'b'),
    'versions/node_modules/x/y.ts': 'x',
  });
  expect(ids(load(root).revisions)).toEqual(['z']);
  expect(ids(load(root, { recursive: true }).revisions)).toEqual(['z', 'a', 'c', 'b']);
});

test('a file that is reached twice loads once, with a warning', () => {
  const root = folder({ 'versions/a.ts': ts('a'), 'versions/sub/b.ts': ts('b', 'a') });
  symlinkSync(join(root, 'versions/a.ts'), join(root, 'versions/c.ts'));
  symlinkSync(join(root, 'versions'), join(root, 'versions/loop'));
  const { revisions, warnings } = load(root, {
    versionLocations: ['versions', 'versions/sub', 'versions'],
    recursive: true,
  });
  expect(ids(revisions)).toEqual(['a', 'b']);
  expect(new Set(warnings.map(({ kind }) => kind))).toEqual(new Set(['reached-twice']));
  expect(warnings.map(({ file }) => file)).toContain('versions/c.ts');
});

test('no revision files at all is an empty graph', () => {
  expect(load(folder()).graph.heads).toEqual([]);
});

describe('a broken directory is one clear error with the file', () => {
  const rows: readonly [string, (root: string) => void, ErrorCode, string, number | undefined][] = [
    [
      'a directory named like a file',
      (root) => mkdirSync(join(root, 'versions/x.ts')),
      'MIG_FILE_IS_DIRECTORY',
      'versions/x.ts',
      1,
    ],
    [
      'a link to nothing',
      (root) => symlinkSync('nowhere.ts', join(root, 'versions/x.ts')),
      'MIG_FILE_UNREADABLE',
      'versions/x.ts',
      1,
    ],
    [
      'a link to itself',
      (root) => symlinkSync('x.sql', join(root, 'versions/x.sql')),
      'MIG_FILE_UNREADABLE',
      'versions/x.sql',
      1,
    ],
  ];
  test.each(rows)('%s', (_name, breakIt, code, file, line) => {
    const root = folder({ 'versions/a.ts': ts('a') });
    breakIt(root);
    expect(caught(() => load(root))).toMatchObject({ code, location: { file, line } });
  });

  test.each<[string, Record<string, string>, ErrorCode, string, number]>([
    [
      'a header',
      { 'versions/a.ts': '\nexport const revision = id();' },
      'MIG_HEADER_NOT_LITERAL',
      'versions/a.ts',
      2,
    ],
    [
      'two files with one id',
      { 'versions/a.ts': ts('a'), 'versions/b.ts': ts('a') },
      'MIG_DUPLICATE_REVISION',
      'versions/b.ts',
      1,
    ],
    [
      'an unknown parent',
      { 'versions/a.ts': `// x\n${ts('a', 'gone')}` },
      'MIG_MISSING_PARENT',
      'versions/a.ts',
      2,
    ],
    [
      'a partial id as parent',
      { 'versions/a.ts': ts('abcdef'), 'versions/b.ts': ts('b', 'abcd') },
      'MIG_MISSING_PARENT',
      'versions/b.ts',
      1,
    ],
    [
      'a label as parent',
      {
        'versions/a.ts': ts('a', null, `export const branchLabels = 'lab';`),
        'versions/b.ts': ts('b', 'lab'),
      },
      'MIG_MISSING_PARENT',
      'versions/b.ts',
      1,
    ],
    [
      'an unknown dependency',
      { 'versions/a.ts': ts('a', null, `export const dependsOn = 'gone';`) },
      'MIG_MISSING_DEPENDENCY',
      'versions/a.ts',
      1,
    ],
    [
      'a revision that follows itself',
      { 'versions/a.ts': ts('a', 'a') },
      'MIG_SELF_PARENT',
      'versions/a.ts',
      1,
    ],
    [
      'a revision that depends on itself',
      { 'versions/a.ts': ts('a', null, `export const dependsOn = 'a';`) },
      'MIG_SELF_DEPENDENCY',
      'versions/a.ts',
      1,
    ],
    [
      'a revision that depends on its own label',
      { 'versions/a.ts': ts('a', null, `export const branchLabels = 'x';\nexport const dependsOn = 'x';`) },
      'MIG_SELF_DEPENDENCY',
      'versions/a.ts',
      1,
    ],
    [
      'a circle',
      { 'versions/a.ts': ts('a', 'b'), 'versions/b.ts': ts('b', 'a') },
      'MIG_CYCLE',
      'versions/a.ts',
      1,
    ],
    [
      'a circle of dependencies',
      { 'versions/a.ts': ts('a', null, `export const dependsOn = 'b';`), 'versions/b.ts': ts('b', 'a') },
      'MIG_DEPENDENCY_CYCLE',
      'versions/a.ts',
      1,
    ],
    [
      'a label twice',
      {
        'versions/a.ts': ts('a', null, `export const branchLabels = 'x';`),
        'versions/b.ts': ts('b', 'a', `export const branchLabels = 'x';`),
      },
      'MIG_DUPLICATE_LABEL',
      'versions/b.ts',
      1,
    ],
    [
      'a label that is an id',
      { 'versions/a.ts': ts('a'), 'versions/b.ts': ts('b', 'a', `export const branchLabels = ['a'];`) },
      'MIG_DUPLICATE_LABEL',
      'versions/b.ts',
      1,
    ],
    ['an illegal id', { 'versions/a.ts': ts('a-1') }, 'MIG_ILLEGAL_REVISION_ID', 'versions/a.ts', 1],
    ['a reserved id', { 'versions/a.ts': ts('head') }, 'MIG_RESERVED_REVISION_ID', 'versions/a.ts', 1],
    [
      'a reserved label',
      { 'versions/a.ts': ts('a', null, `export const branchLabels = 'base';`) },
      'MIG_RESERVED_REVISION_ID',
      'versions/a.ts',
      1,
    ],
  ])('%s', (_name, files, code, file, line) => {
    const error = caught(() => load(folder(files)));
    expect(error).toMatchObject({ code, location: { file, line } });
    expect(error.hint).toEqual(expect.any(String));
  });

  test('a version location that is a file', () => {
    const root = folder({ versions: 'x' });
    expect(caught(() => load(root))).toMatchObject({ code: 'MIG_VERSION_LOCATION_INVALID', exitCode: 3 });
  });
});

test('an inspection reports every problem at once, each by its own name', () => {
  const root = folder({
    'versions/a.ts': ts('a'),
    'versions/b.ts': ts('a'),
    'versions/c.ts': ts('c', 'gone'),
    'versions/d.ts': ts('d', 'd'),
    'versions/e.ts': 'export const revision = f();',
    'versions/f.ts': '',
    'versions/g.ts': ts('g', 'a', `export const dependsOn = 'nowhere';`),
  });
  const { problems, graph } = inspectScriptDirectory({ root, versionLocations: ['versions'] });
  expect(problems.map(({ code, location }) => [code, location?.file])).toEqual([
    ['MIG_HEADER_NOT_LITERAL', 'versions/e.ts'],
    ['MIG_HEADER_EMPTY', 'versions/f.ts'],
    ['MIG_SELF_PARENT', 'versions/d.ts'],
    ['MIG_DUPLICATE_REVISION', 'versions/b.ts'],
    ['MIG_MISSING_DEPENDENCY', 'versions/g.ts'],
    ['MIG_MISSING_PARENT', 'versions/c.ts'],
  ]);
  expect(graph?.heads).toEqual(['c', 'd', 'g']);
});

function caught(body: () => unknown) {
  try {
    body();
  } catch (error) {
    if (isMigError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
