import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const mig = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: project.root });
const config = (migrations: string, more = ''): string =>
  `export default { migrations: ${migrations}, ${more} };\n`;
const first = sqlRevision({ id: 'a1', upgrade: 'select 1;' });
const second = sqlRevision({ id: 'b2', down: 'a1', upgrade: 'select 1;' });

/** The ids that `mig heads` names. */
async function heads(...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await mig('heads', '--json', ...argv);
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
}

describe('DIR-01 the script directory', () => {
  it.each([
    ['relative to the configuration', "'db/revisions'", 'db/revisions'],
    ['absolute', "import.meta.dirname + '/db'", 'db'],
    ['inside an installed package', "'shop-core:db/revisions'", 'node_modules/shop-core/db/revisions'],
    ['inside a package of a scope', "'@shop/core:db'", 'node_modules/@shop/core/db'],
  ])('is %s', async (_name, written, folder) => {
    project = makeProject({ 'mig.config.ts': config(written), [`${folder}/1.sql`]: first });
    expect(await heads()).toEqual(['a1']);
  });

  it('is found from any folder below the configuration, and through --config', async () => {
    project = makeProject({ 'migrations/1.sql': first, 'app/src/x.ts': '', 'elsewhere/x.ts': '' });
    const below = await runMig(['heads'], { cwd: join(project.root, 'app/src') });
    expect(below.stdout).toContain('a1');
    const named = await runMig(['heads', '--config', '../mig.config.ts'], {
      cwd: join(project.root, 'elsewhere'),
    });
    expect(named.stdout).toContain('a1');
  });

  it.each([
    ['a missing key', 'export default {};', 3, 'MIG_CONFIG_MISSING_KEY', '`migrations`'],
    ['a missing folder', config("'./gone'"), 2, 'MIG_MIGRATIONS_NOT_FOUND', 'gone'],
    ['a missing package', config("'gone-package:db'"), 3, 'MIG_PACKAGE_MISSING', 'gone-package'],
    [
      'a file instead of a folder',
      config("'./mig.config.ts'"),
      3,
      'MIG_VERSION_LOCATION_INVALID',
      'mig.config.ts',
    ],
  ])('%s is an error of its own', async (_name, text, exit, code, named) => {
    project = makeProject({ 'mig.config.ts': text });
    const result = await mig('heads');
    expect(result).toMatchObject({ exit, stdout: '' });
    expect(result.stderr).toContain(code);
    expect(result.stderr).toContain(named);
  });
});

describe('DIR-02 values of the configuration', () => {
  it('may come from the caller', async () => {
    project = makeProject({
      'mig.config.ts': 'export default ({ x }) => ({ migrations: `./${x.area}` });\n',
      'shop/1.sql': first,
    });
    expect(await heads('-x', 'area=shop')).toEqual(['a1']);
  });

  it('of the wrong type are errors that name the key', async () => {
    project = makeProject({ 'mig.config.ts': config("{ directory: './m', recursive: 'yes' }") });
    const { exit, stderr } = await mig('heads');
    expect(exit).toBe(3);
    expect(stderr).toContain("`migrations.recursive` must be true or false, not the text 'yes'");
    expect(stderr).toContain('mig.config.ts:1');
  });
});

test('DIR-03 modules beside the configuration are imported by path, before anything else runs', async () => {
  project = makeProject({
    'mig.config.ts': "import { folder } from './lib/folder';\nexport default { migrations: folder };\n",
    'lib/folder.ts': "export const folder: string = './revisions';\n",
    'revisions/1.sql': first,
  });
  expect(await heads()).toEqual(['a1']);
});

describe('DIR-04 version locations', () => {
  const two = config("{ directory: './core', versionLocations: ['./core', './addon'] }");

  it('are scanned in order, and missing ones ignored', async () => {
    project = makeProject({ 'mig.config.ts': two, 'core/1.sql': first });
    expect(await heads()).toEqual(['a1']);
    project.write('addon/2.sql', second);
    expect(await heads()).toEqual(['b2']);
  });

  it('that are missing are made when a revision is written there', async () => {
    project = makeProject({ 'mig.config.ts': two, 'core/1.sql': first });
    const { exit, stdout } = await mig('revision', '--rev-id', 'c3', '--version-path', './addon');
    expect([exit, stdout]).toEqual([0, expect.stringContaining('addon/c3_.ts')]);
    expect(existsSync(join(project.root, 'addon/c3_.ts'))).toBe(true);
  });

  it('load a file that is reached twice once, and say so on stderr (ERR-19)', async () => {
    project = makeProject({
      'mig.config.ts': config("{ directory: './core', versionLocations: ['./core', './again'] }"),
      'core/1.sql': first,
    });
    symlinkSync(join(project.root, 'core'), join(project.root, 'again'));
    const { exit, stdout, stderr } = await mig('heads');
    expect([exit, stdout]).toEqual([0, 'a1 (head), Revision a1\n']);
    expect(stderr).toBe('warning again/1.sql is left out: it was reached before by another path.\n');
    expect((await mig('heads', '--quiet')).stderr).toBe('');
  });
});

test('DIR-05 a path list is a list: one text is an error that names the key', async () => {
  project = makeProject({ 'mig.config.ts': config("{ directory: './m', versionLocations: './a:./b' }") });
  const { exit, stderr } = await mig('heads');
  expect(exit).toBe(3);
  expect(stderr).toContain('`migrations.versionLocations` must be a list of folders');
});

test('DIR-06 subfolders are read when asked for, in sorted order, and ignored otherwise', async () => {
  const files = { 'm/z.sql': first, 'm/2025/c.sql': sqlRevision({ id: 'c3', down: 'b2', upgrade: '' }) };
  project = makeProject({ 'mig.config.ts': config("'./m'"), ...files, 'm/2024/b.sql': second });
  expect(await heads()).toEqual(['a1']);
  project.write('mig.config.ts', config("{ directory: './m', recursive: true }"));
  expect(await heads()).toEqual(['c3']);
});

test('DIR-07 only files of the revision languages count, not markers and locks of editors', async () => {
  project = makeProject({
    'migrations/1.sql': first,
    'migrations/index.ts': 'not a revision',
    'migrations/.#2.sql': 'a lock',
    'migrations/README.md': '# not a revision',
    'migrations/types.d.ts': 'declare const x: number;',
    'migrations/.gitkeep': '',
  });
  expect(await heads()).toEqual(['a1']);
});

test('DIR-08 a compiled file counts without its source, and is left out with a warning beside it', async () => {
  const compiled =
    "exports.revision = 'a1';\nexports.downRevision = null;\nexports.upgrade = async () => {};\n";
  project = makeProject({ 'migrations/1.js': compiled });
  expect(await heads()).toEqual(['a1']);
  project.write('migrations/1.ts', "export const revision = 'b2';\nexport const downRevision = null;\n");
  const { stdout, stderr } = await mig('heads');
  expect(stdout).toContain('b2');
  expect(stderr).toBe('warning migrations/1.js is left out: it is the compiled 1.ts.\n');
});

test.each([
  ['no id', 'export const downRevision = null;\n', 'MIG_HEADER_NO_REVISION'],
  ['no parent', "export const revision = 'a1';\n", 'MIG_HEADER_NO_DOWN_REVISION'],
])('DIR-09 a file with %s is an error that names it', async (_name, text, code) => {
  project = makeProject({ 'migrations/0f0f.ts': text });
  const { exit, stdout, stderr } = await mig('history');
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).toContain(code);
  expect(stderr).toContain('migrations/0f0f.ts:1');
});

test('DIR-10 no file runs when the graph is read: what one throws is met only when it runs', async () => {
  project = makeProject({
    'migrations/1.ts':
      "export const revision = 'a1';\nexport const downRevision = null;\nthrow new Error('ran');\n",
  });
  expect(await heads()).toEqual(['a1']);
});

test('DIR-11 title, documentation and path of a revision are data', async () => {
  project = makeProject({
    'migrations/1.ts':
      "/**\n * Add users\n *\n * And roles.\n */\nexport const revision = 'a1';\nexport const downRevision = null;\n",
  });
  const { stdout } = await mig('show', 'a1', '--json');
  expect(JSON.parse(stdout)).toMatchObject([
    {
      title: 'Add users',
      documentation: 'Add users\n\nAnd roles.',
      file: join(project.root, 'migrations/1.ts'),
    },
  ]);
});

describe('DIR-16 the encoding of generated files', () => {
  it('is UTF-8, with a byte order mark when asked for', async () => {
    project = makeProject({ 'mig.config.ts': config("{ directory: './m', outputEncoding: 'utf-8-bom' }") });
    await mig('revision', '-m', 'Größe 用户', '--rev-id', 'a1');
    expect(readFileSync(join(project.root, 'm/a1_größe_用户.ts'), 'utf8')).toMatch(
      /^\uFEFFimport .*Größe 用户/s,
    );
    expect(await heads()).toEqual(['a1']);
  });

  it('is refused when it is one that would not be read back', async () => {
    project = makeProject({ 'mig.config.ts': config("{ directory: './m', outputEncoding: 'latin1' }") });
    const { exit, stderr } = await mig('revision');
    expect(exit).toBe(3);
    expect(stderr).toContain("`migrations.outputEncoding` must be 'utf-8' or 'utf-8-bom'");
  });
});

describe('DIR-12 DIR-13 DIR-14 DIR-15 names of new files', () => {
  it.each([
    [
      "fileTemplate: '{year}/{rev}-{slug}', timezone: 'UTC', recursive: true",
      /m\/20\d\d\/a1-add_users\.ts/,
      '',
    ],
    [
      "fileTemplate: '{year}/{rev}'",
      /m\/20\d\d\/a1\.ts/,
      /^warning m\/20.* is read only with recursive: true/,
    ],
    ['truncateSlugLength: 5', /m\/a1_add_\.ts/, ''],
    ["timezone: 'europe/berlin'", /m\/a1_add_users\.ts/, ''],
  ])('%s', async (more, file, warned) => {
    project = makeProject({ 'mig.config.ts': config(`{ directory: './m', ${more} }`) });
    const { exit, stdout, stderr } = await mig('revision', '-m', 'Add users', '--rev-id', 'a1');
    expect([exit, stdout]).toEqual([0, expect.stringMatching(file)]);
    expect(stderr).toMatch(warned);
  });

  it.each([
    ["timezone: 'Mars/Olympus'", 'MIG_TIMEZONE_UNKNOWN', 'Mars/Olympus'],
    ["fileTemplate: '{revision}'", 'MIG_FILE_TEMPLATE', '{revision}'],
  ])('%s is an error that names it', async (more, code, named) => {
    project = makeProject({ 'mig.config.ts': config(`{ directory: './m', ${more} }`) });
    const { exit, stderr } = await mig('revision');
    expect(exit).toBe(3);
    expect(stderr).toContain(code);
    expect(stderr).toContain(named);
    expect(existsSync(join(project.root, 'm'))).toBe(false);
  });
});
