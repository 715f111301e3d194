import { isMigError } from '../../../src/errors/index.ts';
import { readHeader, type HeaderSource } from '../../../src/script/header/read-header.ts';
import { withDownRevision } from '../../../src/script/header/rewrite.ts';

const source = (text: string, language: HeaderSource['language']): HeaderSource => ({
  bytes: Buffer.from(text),
  file: 'x',
  language,
});

describe('G-14 only the value of downRevision changes', () => {
  it.each([
    [
      "export const revision = 'r';\nexport const downRevision = 'a'; // why\n",
      "'a'",
      ["'n'", "['n', 'm']", 'null'],
    ],
    [
      'export const revision = "r";\nexport const downRevision = ["a",\n "b"] as const;\n',
      '["a",\n "b"]',
      ['"n"', '["n", "m"]', 'null'],
    ],
    [
      "export const revision = 'r';\r\nexport const downRevision: string | null = null;\r\n",
      '= null',
      ["= 'n'", "= ['n', 'm']", '= null'],
    ],
    ["exports.revision = 'r';\nexports['downRevision'] = 'a'\n", "'a'", ["'n'", "['n', 'm']", 'null']],
    [
      "module.exports = { revision: 'r', downRevision: 'a', dependsOn: null };",
      "'a'",
      ["'n'", "['n', 'm']", 'null'],
    ],
    [
      "const down = 'a', revision = 'r';\nexport { revision, down as downRevision };",
      "'a'",
      ["'n'", "['n', 'm']", 'null'],
    ],
    ["\uFEFFexport const revision = 'r', downRevision = `a`;", '`a`', ["'n'", "['n', 'm']", 'null']],
  ])('%j', (text, old, values) => {
    for (const [index, down] of [['n'], ['n', 'm'], []].entries()) {
      const bytes = withDownRevision(source(text, 'typescript'), down);
      expect(Buffer.from(bytes).toString()).toBe(text.replace(old, values[index] ?? ''));
      expect(readHeader({ ...source('', 'typescript'), bytes }).down).toEqual(down);
    }
  });

  it.each([
    '-- revision: r\n-- downRevision:\n\n-- upgrade\nselect 1;\n',
    '--revision:r\r\n--downRevision: a, b\r\n-- upgrade\r\n',
  ])('SQL %j', (text) => {
    const changed = Buffer.from(withDownRevision(source(text, 'sql'), ['n', 'm'])).toString();
    expect(changed).toBe(text.replace(/(downRevision:)[^\r\n]*/, '$1 n, m'));
  });

  it.each([
    "import { down } from './x'; export const revision = 'r'; export { down as downRevision };",
    "const a = 'x'; export const revision = 'r'; const b = (('a')); export { b as downRevision };",
  ])('what cannot be replaced is refused: %j', (text) => {
    let thrown: unknown;
    try {
      withDownRevision(source(text, 'typescript'), ['n']);
    } catch (error) {
      thrown = error;
    }
    expect(isMigError(thrown) && thrown.code).toMatch(/MIG_HEADER_NOT_(REWRITABLE|LITERAL)/);
  });
});
