import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operationsPage } from '../../scripts/docs/operations-page.ts';
import { definitions, objectGroups } from '../../src/operations/index.ts';

const root = resolve(__dirname, '../..');
const page = readFileSync(resolve(root, 'docs/operations.md'), 'utf8');

test('docs/operations.md is what the types say (node scripts/run.mjs scripts/operations-page.ts)', () => {
  expect(page).toBe(operationsPage(root));
});

test.each(Object.keys(definitions))('%s has a section that names its members', (op) => {
  expect(page).toMatch(new RegExp(`### ${op}\n[^#]*\\| \``));
});

test('docs/schema.md names the list of every kind of object', () => {
  const schema = readFileSync(resolve(root, 'docs/schema.md'), 'utf8');
  expect(Object.keys(objectGroups).length).toBeGreaterThan(10);
  for (const factory of [
    'schema',
    'extension',
    'enumType',
    'domainType',
    'compositeType',
    'attribute',
    'sequence',
    'view',
    'materializedView',
    'storedFunction',
    'storedProcedure',
    'trigger',
    'policy',
    'rowSecurity',
    'event',
    'grant',
    'defaultPrivileges',
    'commentOn',
  ])
    expect(schema).toContain(`${factory}(`);
});
