import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorPages } from '../../scripts/docs/error-pages.ts';
import { findingCodes } from '../../src/checks/index.ts';
import { catalogue } from '../../src/errors/index.ts';

test('docs/errors.md is what the catalogues say (npm run docs)', () => {
  expect(readFileSync(resolve(__dirname, '../../docs/errors.md'), 'utf8')).toBe(errorPages());
});

test.each(Object.entries({ ...catalogue, ...findingCodes }))(
  '%s has a title and a page',
  (code, { title, docs }) => {
    expect(code).toMatch(/^(MIG_[A-Z0-9_]+|MC\d{3})$/);
    expect(title).not.toBe('');
    expect(docs.length).toBeGreaterThan(20);
  },
);
