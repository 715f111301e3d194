import { callerFile } from '../../src/testing/caller-file.ts';

function helper(): string | undefined {
  return callerFile(helper);
}

test('the file that called the helper is found, not the helper’s own', () => {
  expect(helper()).toBe(__filename);
});

test('a helper called from an inner function still names this file', () => {
  expect([0].map(() => helper())).toEqual([__filename]);
});
