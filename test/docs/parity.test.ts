import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parityPage } from '../../scripts/docs/parity-page.ts';
import { parityRows } from '../../scripts/docs/parity-rows.ts';

const root = resolve(__dirname, '../..');

test('docs/parity.md is what the tests say (node scripts/run.mjs scripts/parity.ts)', () => {
  expect(readFileSync(resolve(root, 'docs/parity.md'), 'utf8')).toBe(parityPage(root));
});

const spec = resolve(process.env['MIG_SHARED'] ?? resolve(root, '../shared'), 'spec/alembic-parity.md');

(existsSync(spec) ? describe : describe.skip)('with the list of behaviours at hand', () => {
  test('every row of its areas is on the page', () => {
    const ids = readFileSync(spec, 'utf8').match(
      /(?<=^\| )(?:CMD|REV|DIR|ENV|OPS|BAT|NAM|DDL|ERR)-\d\d(?= \|)/gm,
    );
    expect(Object.keys(parityRows).sort()).toEqual([...(ids ?? [])].sort());
  });
});
