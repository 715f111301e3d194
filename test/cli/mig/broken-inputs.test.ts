import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type TestProject } from '../../support/project.ts';
import { runMig } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const id = "export const revision = 'x1';\n";
const base = `${id}export const downRevision = null;\n`;
const sql = '-- revision: x1\n-- downRevision: none\n';

/** Each is laid beside the good revision `a1`, as `x.ts` or `x.sql`. */
const files: readonly (readonly [
  name: string,
  file: string,
  text: string | Buffer,
  code: string,
  line: number,
])[] = [
  ['an empty file', 'x.ts', '', 'MIG_HEADER_EMPTY', 1],
  ['only a byte order mark', 'x.ts', '\uFEFF', 'MIG_HEADER_EMPTY', 1],
  ['only line ends of Windows', 'x.sql', '\r\n\r\n', 'MIG_HEADER_EMPTY', 1],
  ['UTF-16', 'x.ts', Buffer.from(`\uFEFF${base}`, 'utf16le'), 'MIG_HEADER_BINARY', 1],
  ['a picture', 'x.ts', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]), 'MIG_HEADER_BINARY', 1],
  ['no id, behind a byte order mark', 'x.ts', '\uFEFFexport const a = 1;\n', 'MIG_HEADER_NO_REVISION', 1],
  ['no parent, with line ends of Windows', 'x.ts', `// a\r\n// b\r\n${id}`, 'MIG_HEADER_NO_DOWN_REVISION', 3],
  [
    'a computed id, with line ends of Windows',
    'x.ts',
    '// a\r\nexport const revision = f();\r\n',
    'MIG_HEADER_NOT_LITERAL',
    2,
  ],
  [
    'a merge conflict',
    'x.ts',
    `${id}<<<<<<< ours\nexport const downRevision = 'b';\n=======\n>>>>>>> theirs\n`,
    'MIG_HEADER_MERGE_CONFLICT',
    2,
  ],
  ['a number as id', 'x.ts', 'export const revision = 1;\n', 'MIG_HEADER_NOT_LITERAL', 1],
  ['an empty id', 'x.ts', "export const revision = '';\n", 'MIG_HEADER_NOT_LITERAL', 1],
  ['a variable as parent', 'x.ts', `${id}export const downRevision = p;\n`, 'MIG_HEADER_NOT_LITERAL', 2],
  ['a number as parent', 'x.ts', `${id}export const downRevision = 7;\n`, 'MIG_HEADER_NOT_LITERAL', 2],
  ['an object as labels', 'x.ts', `${base}export const branchLabels = {};\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['true as dependency', 'x.ts', `${base}export const dependsOn = true;\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['a text as transaction', 'x.ts', `${base}export const transaction = 'no';\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['no reason', 'x.ts', `${base}export const irreversible = true;\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['the id twice', 'x.ts', `${base}export const revision = 'y';\n`, 'MIG_HEADER_DUPLICATE', 3],
  ['snake case', 'x.ts', `${base}export const depends_on = 'a1';\n`, 'MIG_HEADER_UNKNOWN_FIELD', 3],
  ['a string without end', 'x.ts', `${base}const s = 'x;\n`, 'MIG_HEADER_UNTERMINATED', 3],
  ['a comment without end', 'x.ts', `${base}/* x\n`, 'MIG_HEADER_UNTERMINATED', 3],
  ['a template without end', 'x.ts', `${base}const s = \`x\n`, 'MIG_HEADER_UNTERMINATED', 3],
  ['a second file of one id', 'x.ts', base.replace('x1', 'a1'), 'MIG_DUPLICATE_REVISION', 1],
  ['a missing parent', 'x.ts', `// 1\n${base.replace('null', "'gone'")}`, 'MIG_MISSING_PARENT', 2],
  ['a label as parent', 'x.ts', base.replace('null', "'main'"), 'MIG_MISSING_PARENT', 1],
  ['a missing dependency', 'x.ts', `${base}export const dependsOn = 'gone';\n`, 'MIG_MISSING_DEPENDENCY', 1],
  ['a revision on itself', 'x.ts', base.replace('null', "'x1'"), 'MIG_SELF_PARENT', 1],
  ['a dependency on itself', 'x.ts', `${base}export const dependsOn = 'x1';\n`, 'MIG_SELF_DEPENDENCY', 1],
  ['a label twice', 'x.ts', `${base}export const branchLabels = 'main';\n`, 'MIG_DUPLICATE_LABEL', 1],
  ['a label that is an id', 'x.ts', `${base}export const branchLabels = 'a1';\n`, 'MIG_DUPLICATE_LABEL', 1],
  ['a symbol as id', 'x.ts', base.replace('x1', 'heads'), 'MIG_RESERVED_REVISION_ID', 1],
  [
    'a symbol as label',
    'x.ts',
    `${base}export const branchLabels = 'base';\n`,
    'MIG_RESERVED_REVISION_ID',
    1,
  ],
  ['an id with @', 'x.ts', base.replace('x1', 'a@b'), 'MIG_ILLEGAL_REVISION_ID', 1],
  ['an id with a colon', 'x.ts', base.replace('x1', 'a:b'), 'MIG_ILLEGAL_REVISION_ID', 1],
  ['SQL without header', 'x.sql', 'select 1;\n', 'MIG_HEADER_NO_REVISION', 1],
  ['SQL without parent', 'x.sql', '\n-- revision: x1\n-- upgrade\n', 'MIG_HEADER_NO_DOWN_REVISION', 2],
  ['a SQL field twice', 'x.sql', `${sql}-- revision: y\n-- upgrade\n`, 'MIG_HEADER_DUPLICATE', 3],
  ['a misspelt SQL field', 'x.sql', `${sql}-- dependson: a1\n-- upgrade\n`, 'MIG_HEADER_UNKNOWN_FIELD', 3],
  [
    'an unclear SQL transaction',
    'x.sql',
    `${sql}-- transaction: no\n-- upgrade\n`,
    'MIG_HEADER_NOT_LITERAL',
    3,
  ],
  ['SQL outside of sections', 'x.sql', `${sql}\nselect 1;\n`, 'MIG_SQL_SECTION', 4],
  ['two SQL upgrades', 'x.sql', `${sql}-- upgrade\nselect 1;\n-- upgrade\n`, 'MIG_SQL_SECTION', 5],
  ['a SQL comment without end', 'x.sql', `${sql}-- upgrade\n/* x\n`, 'MIG_HEADER_UNTERMINATED', 4],
];

const layouts: readonly (readonly [name: string, lay: (folder: string) => void, code: string])[] = [
  ['a directory as a file', (folder) => mkdirSync(join(folder, 'x.ts')), 'MIG_FILE_IS_DIRECTORY'],
  ['a link to nothing', (folder) => symlinkSync('gone', join(folder, 'x.ts')), 'MIG_FILE_UNREADABLE'],
  ['a link to itself', (folder) => symlinkSync('x.sql', join(folder, 'x.sql')), 'MIG_FILE_UNREADABLE'],
];

/** Wishes that cannot be fulfilled in a directory that is fine. */
const wishes: readonly (readonly [argv: string, code: string])[] = [
  ['--rev-id a/b', 'MIG_TEXT_NOT_REPRESENTABLE'],
  ['--rev-id a-b', 'MIG_ILLEGAL_REVISION_ID'],
  ['--rev-id a+b', 'MIG_ILLEGAL_REVISION_ID'],
  ['--rev-id head', 'MIG_RESERVED_REVISION_ID'],
  ['--rev-id a1', 'MIG_DUPLICATE_REVISION'],
  ['--rev-id main', 'MIG_DUPLICATE_LABEL'],
  ['--rev-id 123456789012345678901234567890123', 'MIG_TEXT_NOT_REPRESENTABLE'],
  ['--branch-label main', 'MIG_DUPLICATE_LABEL'],
  ['--branch-label a,b --sql-file', 'MIG_TEXT_NOT_REPRESENTABLE'],
  ['--head gone', 'MIG_REVISION_NOT_FOUND'],
  ['--depends-on gone', 'MIG_REVISION_NOT_FOUND'],
  ['--version-path elsewhere', 'MIG_VERSION_PATH_UNKNOWN'],
];

async function refused(argv: readonly string[]): Promise<string> {
  const folder = join(project.root, 'migrations');
  const before = [readdirSync(project.root), readdirSync(folder)];
  const { exit, stdout, stderr } = await runMig(['revision', '-m', 'new', ...argv], { cwd: project.root });
  expect([exit > 1, stdout]).toEqual([true, '']);
  expect(stderr.match(/^error /gm)).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at .*\.ts:\d+:\d+/m);
  expect([readdirSync(project.root), readdirSync(folder)]).toEqual(before);
  return stderr;
}

const good = `${base.replace('x1', 'a1')}export const branchLabels = 'main';\n`;

describe('a broken input is one clear error with file and line, and nothing is written:', () => {
  it.each(files)('%s', async (_name, file, text, code, line) => {
    project = makeProject({ 'migrations/a.ts': good });
    project.write(`migrations/${file}`, text as string);
    const stderr = await refused(['--head', 'base']);
    expect(stderr).toContain(code);
    expect(stderr).toContain(`migrations/${file}:${line}`);
  });

  it.each(layouts)('%s', async (_name, lay, code) => {
    project = makeProject({ 'migrations/a.ts': good });
    lay(join(project.root, 'migrations'));
    const stderr = await refused([]);
    expect(stderr).toContain(code);
    expect(stderr).toMatch(/migrations\/x\.(ts|sql):1/);
  });

  it.each(wishes)('mig revision %s', async (argv, code) => {
    project = makeProject({ 'migrations/a.ts': good });
    expect(await refused(argv.split(' '))).toContain(code);
  });
});

test('a message of any alphabet, with slashes, quotes and ends of comments, is written and reads back', async () => {
  project = makeProject({ 'migrations/a.ts': good });
  const message = '用户/Größe */ "it\'s" `${x}` \\n 🎉';
  for (const more of [[], ['--sql-file']])
    expect(await runMig(['revision', '-m', message, ...more], { cwd: project.root })).toMatchObject({
      exit: 0,
      stderr: '',
    });
});
