import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviations } from '../support/conformance/graph-deviations.ts';
import { graphRunner } from '../support/conformance/graph.ts';

const shared = process.env['MIG_SHARED'] ?? join(__dirname, '../../../shared');
const folder = join(shared, 'conformance/graph');
const files = listVectors();

describe('the revision graph answers as Alembic does', () => {
  if (files.length === 0) test.skip(`needs the vectors in ${folder}`, () => expect(files).not.toEqual([]));
  else
    test.each(files)('%s', async (name) => {
      const failures: string[] = [];
      const file: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      expect(graphRunner.accepts(file)).toBe(true);
      for await (const { id, ok, why } of graphRunner.run(file)) if (!ok) failures.push(`${id} ${why}`);
      expect(failures.slice(0, 20)).toEqual([]);
    });
});

test('every rule by which we differ from Alembic is explained, and no other is', () => {
  const page = readFileSync(join(__dirname, 'deviations.md'), 'utf8');
  const explained = [...page.matchAll(/^- `([a-z-]+)`/gm)].map(([, id]) => id ?? '');
  expect(new Set(explained)).toEqual(new Set(deviations.map(({ id }) => id)));
});

function listVectors(): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
