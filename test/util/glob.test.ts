import { matchesGlob } from '../../src/util/index.ts';

test.each([
  ['a.sql', '*.sql', true],
  ['x/a.sql', '*.sql', false],
  ['x/a.sql', '**/*.sql', true],
  ['a.sql', '**/*.sql', true],
  ['0001_a.up.sql', '0001_?.{up,down}.sql', true],
  ['0001_a.other.sql', '0001_?.{up,down}.sql', false],
  ['a+b(1).sql', 'a+b(1).sql', true],
])('%s against %s: %s', (path, glob, matches) => {
  expect(matchesGlob(path, glob)).toBe(matches);
});
