import { readHeader } from '../../../src/script/index.ts';

const read = (text: string, language: 'typescript' | 'javascript' = 'typescript') =>
  readHeader({ bytes: Buffer.from(text), file: 'a.ts', language });

const REST = `export const downRevision = null;
export async function upgrade(op: Op): Promise<void> { await op.execute('x'); }
export async function downgrade(op: Op): Promise<void> {}
`;

describe('the id is found', () => {
  test.each([
    ['a constant', `export const revision = 'a1';`],
    ['double quotes', `export const revision = "a1"`],
    ['a template without substitutions', 'export const revision = `a1`;'],
    ['a type annotation and as const', `export const revision: string = 'a1' as const;`],
    ['satisfies', `export const revision = 'a1' satisfies string;`],
    ['a union type', `export const revision: 'a1' | 'b2' = 'a1';`],
    ['a generic type', `export const revision: Readonly<Array<string>>[number] = 'a1';`],
    ['an object type', `export const revision: { a: string }['a'] = 'a1';`],
    ['let', `export let revision = 'a1';`],
    ['var', `export var revision = 'a1';`],
    ['parentheses', `export const revision = ('a1');`],
    ['a type assertion', `export const revision = <string>'a1';`],
    ['an export list', `const a = 'a1';\nexport { a as revision };`],
    ['an export list in front', `export { revision };\nconst revision = 'a1';`],
    ['a name that leads to a name', `const b = 'a1';\nconst a = b;\nexport { a as revision };`],
    ['several declarators', `export const other = 1, revision = 'a1', more = [2];`],
    ['a declarator after an expression', `export const other = f(1, 2), revision = 'a1';`],
    ['escapes', `export const revision = '\\x61\\u0031';`],
    ['no semicolon', `export const revision = 'a1'\nconst x = 1`],
    ['comments between all parts', `export/* a */const/* b */revision/* c */=/* d */'a1'/* e */;`],
    ['a line comment behind it', `export const revision = 'a1'; // 'b2'`],
    ['a byte order mark', `\uFEFFexport const revision = 'a1';`],
    ['CRLF', `// x\r\nexport const revision = 'a1';\r\n`],
    ['lone carriage returns', `// x\rexport const revision = 'a1';\r`],
    ['a shebang', `#!/usr/bin/env node\nexport const revision = 'a1';`],
    ['a decoy in a comment', `/* export const revision = 'no'; */ export const revision = 'a1';`],
    ['a decoy in a string', `const s = "export const revision = 'no';"; export const revision = 'a1';`],
    [
      'a decoy in a template',
      "const s = `\nexport const revision = 'no';\n`;\nexport const revision = 'a1';",
    ],
    ['a nested template', "const s = `${`}` + '`'} ${ {a: 1}.a }`; export const revision = 'a1';"],
    ['a regular expression with quotes', `const r = /['"\`/]+[/'"]/u; export const revision = 'a1';`],
    [
      'a division that looks like one',
      `const r = a / 2; const q = b / 'x'.length; export const revision = 'a1';`,
    ],
    ['a regular expression after a condition', `if (x) /'/.test(y);\nexport const revision = 'a1';`],
    ['a division after a call', `const r = f() / 2 + g(')') / 3; export const revision = 'a1';`],
    ['a decoy in a function', `function f() { const revision = 'no'; }\nexport const revision = 'a1';`],
    ['a class before it', `class A { revision = 'no'; static { x(); } }\nexport const revision = 'a1';`],
    [
      'an interface before it',
      `interface A { revision: string }\ntype B = { revision: 'no' };\nexport const revision = 'a1';`,
    ],
    ['an import before it', `import { revision as other } from './b.ts';\nexport const revision = 'a1';`],
    ['an increment before a division', `let i = 0; i++ / 2; '/'; export const revision = 'a1';`],
    ['a member named export', `a.export; b.const; export const revision = 'a1';`],
  ])('%s', (_name, text) => {
    expect(read(`${text}\n${REST}`)).toMatchObject({
      id: 'a1',
      down: [],
      downgrade: 'empty',
      upgrade: 'present',
    });
  });

  test.each([
    [
      'exports.x',
      `exports.revision = 'a1';\nexports.downRevision = ['b', "c"];\nexports.upgrade = async (op) => { op.x(); };`,
    ],
    [
      'module.exports.x',
      `module.exports.revision = 'a1';\nmodule.exports.downRevision = ['b', 'c'];\nmodule.exports.upgrade = f;\nfunction f() { g(); }`,
    ],
    [
      'quoted names',
      `exports['revision'] = 'a1'; exports["downRevision"] = ['b', 'c']; exports['upgrade'] = function () { g(); }`,
    ],
    [
      'an object',
      `module.exports = { revision: 'a1', downRevision: ['b', 'c'], async upgrade(op) { op.x(); }, };`,
    ],
    [
      'an object with names',
      `const revision = 'a1'; const downRevision = ['b', 'c'];\nasync function upgrade(op) { g(); }\nmodule.exports = { revision, downRevision, upgrade };`,
    ],
    [
      'an object with functions',
      `module.exports = exports = { revision: 'a1', downRevision: ['b', 'c'], upgrade: async (op) => { op.x(); } };`,
    ],
    [
      'what TypeScript compiles to',
      `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.downRevision = exports.revision = void 0;\nexports.upgrade = upgrade;\nexports.revision = 'a1';\nexports.downRevision = ['b', 'c'];\nasync function upgrade(op) { g(); }`,
    ],
    [
      'what esbuild compiles to',
      `var x_exports = {};\n__export(x_exports, {\n  downRevision: () => downRevision,\n  revision: () => revision,\n  upgrade: () => upgrade\n});\nmodule.exports = __toCommonJS(x_exports);\nconst revision = "a1";\nconst downRevision = ["b", "c"];\nasync function upgrade(op) { g(); }`,
    ],
    [
      'what SWC compiles to',
      `function _export(target, all) { for (var name in all) Object.defineProperty(target, name, { enumerable: true, get: all[name] }); }\n_export(exports, {\n  downRevision: function() {\n    return downRevision;\n  },\n  revision: function() {\n    return revision;\n  },\n  get upgrade () {\n    return upgrade;\n  }\n});\nconst revision = 'a1';\nconst downRevision = ['b', 'c'];\nasync function upgrade(op) { g(); }`,
    ],
  ])('in CommonJS: %s', (_name, text) => {
    expect(read(text, 'javascript')).toMatchObject({
      id: 'a1',
      down: ['b', 'c'],
      upgrade: 'present',
      downgrade: 'missing',
    });
  });
});

test('every field is read', () => {
  const header = read(`import type { Op } from 'mig-check';

/**
 * Add users,
 * and their roles.
 *
 * More about it.
 * Create Date: 2026-01-02T03:04:05Z
 */
export const revision = 'a1';
export const downRevision = ['b', 'c',] as const;
export const branchLabels: readonly string[] = ['pay', 'bill'];
export const dependsOn = 'shop';
export const irreversible = 'data is gone';
export const transaction = false;

export async function upgrade(op: Op): Promise<void> {
  await op.dropTable('users');
}
export async function downgrade(): Promise<never> { throw new Error('no way back'); }
`);
  expect(header).toEqual({
    id: 'a1',
    line: 10,
    down: ['b', 'c'],
    labels: ['pay', 'bill'],
    dependsOn: ['shop'],
    irreversible: 'data is gone',
    transaction: false,
    upgrade: 'present',
    downgrade: 'throws',
    title: 'Add users, and their roles.',
    documentation: 'Add users,\nand their roles.\n\nMore about it.',
    createdAt: '2026-01-02T03:04:05Z',
  });
});

describe('how much a direction holds', () => {
  const header = `export const revision = 'a1';\nexport const downRevision = null;\n`;
  test.each([
    ['nothing', '', 'missing'],
    ['an empty function', 'export async function upgrade(op: Op): Promise<void> {}', 'empty'],
    ['only a comment', 'export function upgrade() { /* nothing */ ; }', 'empty'],
    ['only return', 'export function upgrade() { return; }', 'empty'],
    ['only throw', 'export function upgrade(): never { throw new Error(`no ${1}`); }', 'throws'],
    ['a statement', 'export function upgrade(op) { op.x() }', 'present'],
    ['only a block', 'export function upgrade(op) { { } }', 'present'],
    [
      'an arrow function',
      'export const upgrade = async (op: Op): Promise<void> => { await op.x(); };',
      'present',
    ],
    ['an empty arrow function', 'export const upgrade = async () => {};', 'empty'],
    ['an arrow expression', 'export const upgrade = (op) => op.x();', 'present'],
    ['an arrow without parentheses', 'export const upgrade = async op => op.x()\nconst y = 1', 'present'],
    [
      'an arrow of a type',
      'export const upgrade: (op: Op) => Promise<void> = async (op) => { await op.x(); };',
      'present',
    ],
    ['an arrow to undefined', 'export const upgrade = () => undefined;', 'empty'],
    ['a function expression', 'export const upgrade = async function up(op) { op.x(); };', 'present'],
    [
      'an object type as result',
      'export function upgrade(op: { a: 1 }): { b: {} } | Promise<{ c: 1 }> { f(); }',
      'present',
    ],
    [
      'overloads',
      'export function upgrade(op: A): void;\nexport function upgrade(op: B): void;\nexport function upgrade(op) { f(); }',
      'present',
    ],
    ['generics', 'export function upgrade<T extends { a: 1 }>(op: T) { f(); }', 'present'],
    ['a default parameter', 'export function upgrade(op = {}, { a } = { a: 1 }) {}', 'empty'],
    ['a wrapped function', 'export const upgrade = wrap(async (op) => {});', 'unknown'],
    ['another module', `export { upgrade } from './other.ts';`, 'unknown'],
    ['everything of another module', `export * from './other.ts';`, 'unknown'],
    ['an imported name', `import { up } from './other.ts';\nexport { up as upgrade };`, 'unknown'],
  ])('%s', (_name, text, wanted) => {
    expect(read(header + text).upgrade).toBe(wanted);
  });
});

describe('a body ends where its brace is closed, whatever is in it', () => {
  test.each([
    ['a brace in a string', `f('}'); g("}");`],
    ['a brace in a template', 'f(`}${ `}` + { a: "}" }.a }}`);'],
    ['a brace in a comment', `f(); // }\n/* } */ g();`],
    ['an apostrophe in a comment', `f(); // don't\n/* can't */ g();`],
    ['a brace in a regular expression', `f(/[}'"]/, /\\}/); const r = /}/g;`],
    ['a regular expression after return', `if (x) { return /}'/.test(y); }`],
    ['a regular expression after a condition', `while (f(x)) /}'/.exec(y);\nif (x) /}/.test(y);`],
    ['a regular expression after a brace', `if (x) {}\n/'/.test(y);`],
    ['divisions', `f(a / b, (c) / d, e[0] / 2, 1 / 2, 'x'.length / 3, x.return / 4); g('}');`],
    ['nested functions', `const g = async () => { await op.x({ a: {} }); }; function h() {} g();`],
  ])('%s', (_name, body) => {
    const header = read(
      `export async function upgrade(op) { ${body} }\nexport const revision = 'a1';\nexport const downRevision = 'b2';\nexport function downgrade() {}`,
    );
    expect(header).toMatchObject({ id: 'a1', down: ['b2'], upgrade: 'present', downgrade: 'empty' });
  });
});

describe('the title', () => {
  const header = `export const revision = 'a1';\nexport const downRevision = null;\n`;
  test.each([
    ['the comment above the header', `/** Add users */\n${header}`, 'Add users'],
    [
      'the comment above the header, not the licence',
      `/** Licence */\nimport 'x';\n/** Add users */\n${header}`,
      'Add users',
    ],
    ['the first line of the file', `// Add users\nimport 'x';\n${header}`, 'Add users'],
    [
      'a comment after directives to tools',
      `// @ts-check\n/* eslint-disable */\n// Add users\n${header}`,
      'Add users',
    ],
    ['unicode', `/** Füge Nutzer hinzu 🎉 用户 */\n${header}`, 'Füge Nutzer hinzu 🎉 用户'],
    ['nothing', header, ''],
  ])('is %s', (_name, text, wanted) => {
    expect(read(text).title).toBe(wanted);
  });
});

test('a header in ten thousand lines of anything is found in linear time', () => {
  const filler = 'const x = { a: [1, `b${2}`, /c/], d: "e" }; // f\n'.repeat(10_000);
  expect(read(`${filler}export const revision = 'a1';\n${REST}`)).toMatchObject({ id: 'a1', line: 10_001 });
});
