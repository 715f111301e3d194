import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { factoriesByType } from '../../scripts/docs/type-factories.ts';
import { readTypeNames } from '../../scripts/docs/type-names.ts';
import { typesPage } from '../../scripts/docs/types-page.ts';
import { dialects } from '../../src/dialects/index.ts';
import type { DataType } from '../../src/schema/index.ts';

const root = resolve(__dirname, '../..');
const names = [...readTypeNames(root).keys()];

test('docs/types.md is what the compilers say (npm run docs)', () => {
  const page = typesPage(root);
  expect(readFileSync(resolve(root, 'docs/types.md'), 'utf8')).toBe(page);
  expect(names.length).toBeGreaterThan(150);
  for (const name of names) expect(page).toMatch(new RegExp(`\\| \`${name.replace('.', '\\.')}[\` ]`));
});

test('every generic type, and every type of one dialect, has a factory', () => {
  const made = factoriesByType();
  // SQL names are made by `type`.
  const wanted = names.filter((name) => name.includes('.') || !/^[A-Z_0-9]{2,}$/.test(name));
  expect(wanted.filter((name) => !made.has(name))).toEqual([]);
});

test('a row of the page is what the dialect compiles', () => {
  const type: DataType = { name: 'String', length: 20 };
  const row = readFileSync(resolve(root, 'docs/types.md'), 'utf8')
    .split('\n')
    .find(
      (line, index, lines) =>
        line.startsWith('| `{ length: 20 }`') && lines[index - 1]?.startsWith('| `String`'),
    );
  for (const dialect of dialects) {
    const [sql = ''] = dialect.compile({ op: 'addColumn', table: 't', column: { name: 'c', type } });
    expect(row).toContain(/VARCHAR\(20\)/.exec(sql)?.[0] ?? 'nothing');
  }
});
