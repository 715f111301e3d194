import { checks, findingCodes } from '../../src/checks/index.ts';
import { explain } from '../../src/commands/index.ts';
import { catalogue } from '../../src/errors/index.ts';

test('checks have ids of their own', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

test.each([...Object.keys(findingCodes), ...Object.keys(catalogue)])('%s has a page', (code) => {
  const page = explain(code);
  expect(page.title.length).toBeGreaterThan(5);
  expect(page.docs.length).toBeGreaterThan(20);
});
