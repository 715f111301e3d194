import { isMigError, type ErrorCode } from '../../../src/errors/index.ts';
import { readHeader } from '../../../src/script/index.ts';

type Row = readonly [name: string, content: string | Uint8Array, code: ErrorCode, line: number];

const head = `export const revision = 'a1';\n`;
const base = `${head}export const downRevision = null;\n`;
const sql = '-- revision: a1\n-- downRevision: none\n';

const modules: readonly Row[] = [
  ['an empty file', '', 'MIG_HEADER_EMPTY', 1],
  ['only white space', ' \r\n\t\n', 'MIG_HEADER_EMPTY', 1],
  ['only a byte order mark', '\uFEFF', 'MIG_HEADER_EMPTY', 1],
  ['binary garbage', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]), 'MIG_HEADER_BINARY', 1],
  [
    'Latin-1',
    Uint8Array.from(Buffer.from("// f\xfcr\nexport const revision = 'a';", 'latin1')),
    'MIG_HEADER_BINARY',
    1,
  ],
  ['UTF-16', Uint8Array.from(Buffer.from(`\uFEFF${base}`, 'utf16le')), 'MIG_HEADER_BINARY', 1],
  [
    'a merge conflict',
    `${head}<<<<<<< ours\nexport const downRevision = 'b';\n=======\nexport const downRevision = 'c';\n>>>>>>> theirs\n`,
    'MIG_HEADER_MERGE_CONFLICT',
    2,
  ],
  ['no id', 'export const downRevision = null;\n', 'MIG_HEADER_NO_REVISION', 1],
  ['an id that is not exported', `const revision = 'a1';\n`, 'MIG_HEADER_NO_REVISION', 1],
  ['only a comment', '// export const revision = "a1";\n', 'MIG_HEADER_NO_REVISION', 1],
  [
    'a default export',
    `export default { revision: 'a1', downRevision: null };\n`,
    'MIG_HEADER_NO_REVISION',
    1,
  ],
  ['no down revision', `// x\n${head}`, 'MIG_HEADER_NO_DOWN_REVISION', 2],
  [
    'an undefined down revision',
    `${head}export const downRevision = undefined;\n`,
    'MIG_HEADER_NO_DOWN_REVISION',
    1,
  ],
  ['an id declared without value', 'export let revision: string;\n', 'MIG_HEADER_NO_REVISION', 1],
  ['a number as id', '\nexport const revision = 42;\n', 'MIG_HEADER_NOT_LITERAL', 2],
  ['null as id', 'export const revision = null;\n', 'MIG_HEADER_NOT_LITERAL', 1],
  ['an empty id', `export const revision = '';\n`, 'MIG_HEADER_NOT_LITERAL', 1],
  ['a concatenated id', `export const revision = 'a' + '1';\n`, 'MIG_HEADER_NOT_LITERAL', 1],
  ['a concatenation over two lines', `export const revision = 'a'\n  + '1';\n`, 'MIG_HEADER_NOT_LITERAL', 1],
  ['a method of a string', `export const revision = 'A1'.toLowerCase();\n`, 'MIG_HEADER_NOT_LITERAL', 1],
  ['a template with substitutions', 'export const revision = `a${1}`;\n', 'MIG_HEADER_NOT_LITERAL', 1],
  ['a call', '\n\nexport const revision = makeId();\n', 'MIG_HEADER_NOT_LITERAL', 3],
  ['a condition', `export const revision = x ? 'a' : 'b';\n`, 'MIG_HEADER_NOT_LITERAL', 1],
  [
    'an imported id',
    `import { id } from './id.ts';\nexport { id as revision };\n`,
    'MIG_HEADER_NOT_LITERAL',
    2,
  ],
  ['an id of another module', `export { revision } from './id.ts';\n`, 'MIG_HEADER_NOT_LITERAL', 1],
  ['an environment variable', 'exports.revision = process.env.REVISION;\n', 'MIG_HEADER_NOT_LITERAL', 1],
  [
    'names that lead to one another',
    'const a = b;\nconst b = a;\nexport { a as revision };\n',
    'MIG_HEADER_NOT_LITERAL',
    2,
  ],
  ['a function as id', 'export function revision() {}\n', 'MIG_HEADER_NOT_LITERAL', 1],
  ['a variable as down revision', `${head}export const downRevision = other;\n`, 'MIG_HEADER_NOT_LITERAL', 2],
  [
    'a spread in the down revisions',
    `${head}export const downRevision = ['b', ...more];\n`,
    'MIG_HEADER_NOT_LITERAL',
    2,
  ],
  ['an empty down revision', `${head}export const downRevision = '';\n`, 'MIG_HEADER_NOT_LITERAL', 2],
  ['numbers as down revisions', `${head}export const downRevision = [1, 2];\n`, 'MIG_HEADER_NOT_LITERAL', 2],
  ['an object as labels', `${base}export const branchLabels = { a: 1 };\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['true as dependency', `${base}export const dependsOn = true;\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  [
    'an irreversible revision without reason',
    `${base}export const irreversible = true;\n`,
    'MIG_HEADER_NOT_LITERAL',
    3,
  ],
  ['a string as transaction', `${base}export const transaction = 'false';\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['the id twice', `${base}export const revision = 'b2';\n`, 'MIG_HEADER_DUPLICATE', 3],
  [
    'the id twice in CommonJS',
    `exports.revision = 'a';\nexports.downRevision = null;\nexports.revision = 'b';\n`,
    'MIG_HEADER_DUPLICATE',
    3,
  ],
  ['snake case', `${base}export const depends_on = 'x';\n`, 'MIG_HEADER_UNKNOWN_FIELD', 3],
  ['other case', `${head}export const downrevision = 'x';\n`, 'MIG_HEADER_UNKNOWN_FIELD', 2],
  ['singular', `${base}\nexport const branchLabel = 'x';\n`, 'MIG_HEADER_UNKNOWN_FIELD', 4],
  ['a string that does not end', `${base}const a = 'x;\n`, 'MIG_HEADER_UNTERMINATED', 3],
  ['a comment that does not end', `/* x\n${base}`, 'MIG_HEADER_UNTERMINATED', 1],
  ['a template that does not end', `${base}\nconst a = \`x \${y`, 'MIG_HEADER_UNTERMINATED', 4],
  ['a regular expression that does not end', `${base}const a = /x\n`, 'MIG_HEADER_UNTERMINATED', 3],
  ['templates nested without end', `${base}const a = ${'`${'.repeat(5000)}`, 'MIG_HEADER_UNTERMINATED', 3],
];

const sqls: readonly Row[] = [
  ['an empty file', '', 'MIG_HEADER_EMPTY', 1],
  ['no header', '-- upgrade\nselect 1;\n', 'MIG_HEADER_NO_REVISION', 1],
  [
    'an empty id',
    '-- message: x\n-- revision:\n-- downRevision: none\n-- upgrade\n',
    'MIG_HEADER_NO_REVISION',
    2,
  ],
  ['no down revision', '\n-- revision: a1\n-- upgrade\nselect 1;\n', 'MIG_HEADER_NO_DOWN_REVISION', 2],
  ['a field twice', `${sql}-- revision: b2\n-- upgrade\n`, 'MIG_HEADER_DUPLICATE', 3],
  ['other case', '-- revision: a1\n-- down_revision: none\n-- upgrade\n', 'MIG_HEADER_UNKNOWN_FIELD', 2],
  ['a misspelt dependency', `${sql}-- depends-on: x\n-- upgrade\n`, 'MIG_HEADER_UNKNOWN_FIELD', 3],
  ['an unclear transaction', `${sql}-- transaction: no\n-- upgrade\n`, 'MIG_HEADER_NOT_LITERAL', 3],
  ['statements without section', `${sql}\ncreate table t (id int);\n`, 'MIG_SQL_SECTION', 4],
  [
    'statements above the section',
    `${sql}/* a\n*/ create table t (id int);\n-- upgrade\n`,
    'MIG_SQL_SECTION',
    4,
  ],
  ['two upgrades', `${sql}-- upgrade\nselect 1;\n-- upgrade\nselect 2;\n`, 'MIG_SQL_SECTION', 5],
  ['two downgrades', `${sql}-- upgrade\n-- downgrade\n-- downgrade\n`, 'MIG_SQL_SECTION', 5],
  [
    'a comment that does not end',
    `${sql}-- upgrade\n/* select 1;\n-- downgrade\n`,
    'MIG_HEADER_UNTERMINATED',
    4,
  ],
  [
    'a body that does not end',
    `${sql}-- upgrade\ncreate function f() as $x$ begin\n-- downgrade\n`,
    'MIG_HEADER_UNTERMINATED',
    4,
  ],
];

describe.each([
  ['typescript', 'dir/a1.ts', modules],
  ['sql', 'dir/a1.sql', sqls],
] as const)('a broken %s header is one clear error with file and line', (language, file, rows) => {
  test.each(rows)('%s', (_name, content, code, line) => {
    const error = caught(() =>
      readHeader({ bytes: typeof content === 'string' ? Buffer.from(content) : content, file, language }),
    );
    expect({ code: error.code, location: error.location }).toMatchObject({ code, location: { file, line } });
    expect(error.message).toContain(file);
    expect(error.hint).toEqual(expect.any(String));
  });
});

test('an error says what was found', () => {
  const error = caught(() =>
    readHeader({
      bytes: Buffer.from('export const revision = makeId(1);'),
      file: 'a.ts',
      language: 'typescript',
    }),
  );
  expect(error.message).toBe('revision of a.ts must be a quoted string, written out; found makeId(1).');
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
