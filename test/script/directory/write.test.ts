import { readdirSync, readFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMigError, type ErrorCode } from '../../../src/errors/index.ts';
import {
  loadScriptDirectory,
  slugOf,
  writeRevisionFile,
  type WriteRevisionOptions,
} from '../../../src/script/index.ts';
import { revisionText as ts, scratchFolders } from './scratch-folder.ts';

const folder = scratchFolders();
const now = new Date('2026-03-04T05:06:07.890Z');

function write(
  root: string,
  options: Partial<WriteRevisionOptions> & { locations?: string[]; recursive?: boolean } = {},
) {
  const { locations = ['versions'], recursive = false, ...rest } = options;
  const directory = { root, versionLocations: locations, recursive };
  return writeRevisionFile({
    scripts: loadScriptDirectory(directory),
    directory,
    now,
    timezone: 'UTC',
    ...rest,
  });
}

describe('a written revision reads back as it was asked for', () => {
  test.each([
    ['typescript', false, '.ts'],
    ['javascript', false, '.js'],
    ['javascript', true, '.js'],
    ['sql', false, '.sql'],
  ] as const)('%s (CommonJS: %s)', (language, commonJs, extension) => {
    const root = folder({ 'versions/a.ts': ts('aaaa'), 'versions/b.ts': ts('bbbb') });
    const { revision, scripts } = write(root, {
      id: 'c3',
      message: 'Add users',
      head: ['aaaa', 'bbbb'],
      labels: ['pay', 'bill'],
      dependsOn: ['aaaa'],
      language,
      commonJs,
      upgradeBody: language === 'sql' ? ['create table t (id int);'] : ["await op.execute('x');"],
    });
    expect(revision).toMatchObject({
      id: 'c3',
      down: ['aaaa', 'bbbb'],
      labels: ['pay', 'bill'],
      dependsOn: ['aaaa'],
      title: 'Add users',
      createdAt: '2026-03-04T05:06:07+00:00',
      upgrade: 'present',
      downgrade: 'empty',
      displayFile: `versions/c3_add_users${extension}`,
    });
    expect(scripts.graph.heads).toEqual(['c3']);
    expect(loadScriptDirectory({ root, versionLocations: ['versions'] }).graph.heads).toEqual(['c3']);
  });
});

test('a new TypeScript revision looks like this', () => {
  const root = folder({ 'versions/a.ts': ts('aaaa') });
  const { revision } = write(root, { id: 'b2', message: "It's */ new", upgradeBody: ['a();', '', 'b();'] });
  expect(readFileSync(revision.file, 'utf8')).toBe(`import type { Op } from 'mig-check';

/**
 * It's *\\/ new
 *
 * Create Date: 2026-03-04T05:06:07+00:00
 */
export const revision = 'b2';
export const downRevision = 'aaaa';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Op): Promise<void> {
  a();

  b();
}

export async function downgrade(op: Op): Promise<void> {}
`);
});

test('a new SQL revision looks like this', () => {
  const { revision } = write(folder(), {
    id: 'a1',
    message: 'First\nline',
    language: 'sql',
    upgradeBody: ['select 1;'],
  });
  expect(readFileSync(revision.file, 'utf8')).toBe(`-- revision: a1
-- downRevision: none
-- message: First line
-- createDate: 2026-03-04T05:06:07+00:00

-- upgrade
select 1;

-- downgrade
`);
});

test('several revisions can be written on one another', () => {
  const root = folder();
  const directory = { root, versionLocations: ['versions'] };
  const first = writeRevisionFile({ scripts: loadScriptDirectory(directory), directory, now });
  const second = writeRevisionFile({ scripts: first.scripts, directory, now });
  expect(first.revision.id).toMatch(/^[\da-f]{12}$/);
  expect(second.revision.down).toEqual([first.revision.id]);
  expect(readdirSync(join(root, 'versions')).sort()).toEqual(
    [`${first.revision.id}_.ts`, `${second.revision.id}_.ts`].sort(),
  );
});

describe('file names', () => {
  test.each([
    ['{rev}_{slug}', undefined, 'a1_add_users_table'],
    ['{year}/{month}/{day}-{hour}{minute}{second}_{slug}', undefined, '2026/03/04-050607_add_users_table'],
    ['{epoch}', undefined, '1772600767'],
    ['{hour}', 'Asia/Kolkata', '10'],
    ['{day}_{hour}', 'america/new_york', '04_00'],
  ])('%s in %s', (fileTemplate, timezone, name) => {
    const { revision } = write(folder(), {
      id: 'a1',
      message: 'Add users-table!',
      fileTemplate,
      ...(timezone === undefined ? {} : { timezone }),
    });
    expect(revision.displayFile).toBe(`versions/${name}.ts`);
  });

  test('in a subdirectory that is not read come with a warning', () => {
    const options = { id: 'a1', fileTemplate: '{year}/{rev}' };
    expect(write(folder(), options).scripts.warnings).toMatchObject([{ kind: 'not-found-again' }]);
    expect(write(folder(), { ...options, recursive: true }).scripts.warnings).toEqual([]);
  });
});

describe('a slug', () => {
  test.each([
    ['Add users', undefined, 'add_users'],
    ['', undefined, ''],
    ['Füge Нового 用户 hinzu!', undefined, 'füge_нового_用户_hinzu'],
    ['a'.repeat(50), undefined, `${'a'.repeat(40)}_`],
    [`${'word '.repeat(10)}`, 12, 'word_word_'],
    ['this is a long message that goes on and on', 0, 'this_is_a_long_message_that_goes_on_and_'],
    ['exactly ten', 11, 'exactly_ten'],
  ])('of "%s" cut at %s', (message, length, wanted) => {
    expect(slugOf(message, length)).toBe(wanted);
  });
});

describe('where a revision goes', () => {
  const locations = ['core', 'addon'];
  const files = { 'core/a.ts': ts('aaaa'), 'addon/b.ts': ts('bbbb') };
  test('beside its parent', () => {
    expect(write(folder(files), { locations, id: 'c', head: 'bbbb' }).revision.displayFile).toBe(
      'addon/c_.ts',
    );
  });
  test('where it is told', () => {
    const { revision } = write(folder(files), { locations, id: 'c', head: 'base', location: 'core' });
    expect(revision.displayFile).toBe('core/c_.ts');
  });
});

describe('nothing is written when', () => {
  const labelled = ts('aaaa', null, `export const branchLabels = 'pay';`);
  test.each<[string, Partial<WriteRevisionOptions> & { locations?: string[] }, ErrorCode]>([
    ['the id has an illegal character', { id: 'a-b' }, 'MIG_ILLEGAL_REVISION_ID'],
    ['the id is empty', { id: '' }, 'MIG_ILLEGAL_REVISION_ID'],
    ['the id is a symbol', { id: 'heads' }, 'MIG_RESERVED_REVISION_ID'],
    ['the id has a slash', { id: 'a/b' }, 'MIG_TEXT_NOT_REPRESENTABLE'],
    ['the id is longer than the version table holds', { id: 'a'.repeat(33) }, 'MIG_TEXT_NOT_REPRESENTABLE'],
    ['the id is there', { id: 'aaaa', head: 'bbbb' }, 'MIG_DUPLICATE_REVISION'],
    ['the id is a label', { id: 'pay', head: 'bbbb' }, 'MIG_DUPLICATE_LABEL'],
    ['the label is there', { head: 'bbbb', labels: ['pay'] }, 'MIG_DUPLICATE_LABEL'],
    ['the label is an id', { head: 'bbbb', labels: ['aaaa'] }, 'MIG_DUPLICATE_LABEL'],
    ['the label is a symbol', { head: 'bbbb', labels: ['current'] }, 'MIG_RESERVED_REVISION_ID'],
    [
      'the label cannot be written in SQL',
      { head: 'bbbb', labels: ['a,b'], language: 'sql' },
      'MIG_TEXT_NOT_REPRESENTABLE',
    ],
    ['there are several heads', {}, 'MIG_MULTIPLE_HEADS'],
    ['the parent is no head', { head: 'base1' }, 'MIG_NOT_A_HEAD'],
    ['a parent is named twice', { head: ['aaaa', 'pay'] }, 'MIG_DUPLICATE_HEADS'],
    ['the parent is unknown', { head: 'gone' }, 'MIG_REVISION_NOT_FOUND'],
    ['a dependency is unknown', { head: 'aaaa', dependsOn: ['gone'] }, 'MIG_REVISION_NOT_FOUND'],
    ['a dependency is base', { head: 'aaaa', dependsOn: ['base'] }, 'MIG_TARGET_SYNTAX'],
    [
      'several directories and none is chosen',
      { head: 'base', locations: ['versions', 'other'] },
      'MIG_VERSION_PATH_REQUIRED',
    ],
    ['the directory is not configured', { head: 'base', location: 'elsewhere' }, 'MIG_VERSION_PATH_UNKNOWN'],
    [
      'the template has an unknown token',
      { head: 'aaaa', fileTemplate: '{rev}_{what}' },
      'MIG_FILE_TEMPLATE',
    ],
    ['the template leads out', { head: 'aaaa', fileTemplate: '../{rev}' }, 'MIG_FILE_TEMPLATE'],
    ['the template hides the file', { head: 'aaaa', fileTemplate: '.{rev}' }, 'MIG_FILE_TEMPLATE'],
    ['the time zone is unknown', { head: 'aaaa', timezone: 'Mars/Olympus' }, 'MIG_TIMEZONE_UNKNOWN'],
    ['the file is there', { head: 'aaaa', fileTemplate: 'b' }, 'MIG_FILE_EXISTS'],
    [
      'a template has no place for labels',
      { head: 'aaaa', labels: ['x'], template: ({ id }) => ts(id, 'aaaa') },
      'MIG_TEXT_NOT_REPRESENTABLE',
    ],
  ])('%s', (_name, options, code) => {
    const root = folder({
      'versions/0.ts': ts('base1'),
      'versions/a.ts': labelled.replace('null', `'base1'`),
      'versions/b.ts': ts('bbbb'),
    });
    const before = readFileSync(join(root, 'versions/b.ts'), 'utf8');
    let error: unknown;
    try {
      write(root, options);
    } catch (caught) {
      error = caught;
    }
    expect(isMigError(error) ? error.code : error).toBe(code);
    expect(readdirSync(join(root, 'versions')).sort()).toEqual(['0.ts', 'a.ts', 'b.ts']);
    expect(readFileSync(join(root, 'versions/b.ts'), 'utf8')).toBe(before);
    expect(readdirSync(root)).toEqual(['versions']);
  });
});

test('a file that cannot be written leaves nothing behind', () => {
  const root = folder();
  mkdirSync(join(root, 'versions'));
  writeFileSync(join(root, 'versions/2026'), 'a file where a directory is needed');
  expect(() => write(root, { id: 'a1', fileTemplate: '{year}/{rev}' })).toThrow(
    expect.objectContaining({ code: 'MIG_FILE_NOT_WRITTEN' }),
  );
  expect(readdirSync(join(root, 'versions'))).toEqual(['2026']);
  expect(existsSync(join(root, 'versions/2026/a1.ts'))).toBe(false);
});
