import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

test('each code is declared once: of two with one name, one would silently win', () => {
  const folder = resolve(__dirname, '../../src/errors/catalogue');
  const codes = readdirSync(folder).flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}(MIG_\w+): defineError/gm),
  ]);
  const names = codes.map(([, name]) => name);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
