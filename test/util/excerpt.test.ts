import { excerpt } from '../../src/util/index.ts';

const long = 'x'.repeat(1_000_000);

it.each([
  ['what fits stays', 'a\nb\nc', 'a\nb\nc'],
  ['the last line tells of more', 'a\nb\nc\nd', 'a\nb\n… 2 more lines'],
  ['a long line tells of more', `a\n${long}`, `a\n${'x'.repeat(500)}… 999500 more characters`],
  ['nothing', '', ''],
])('%s', (_title, text, shown) => {
  expect(excerpt(text, 3)).toBe(shown);
});
