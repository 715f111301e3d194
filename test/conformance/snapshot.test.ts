import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runSnapshotVectors, type SnapshotVectors } from '../support/conformance/snapshot.ts';
import { describeOn } from '../support/databases.ts';

const path = resolve(process.env['MIG_SHARED'] ?? '../shared', 'conformance/snapshot/postgresql.json');

if (existsSync(path)) {
  const file = JSON.parse(readFileSync(path, 'utf8')) as SnapshotVectors;
  describeOn({ dialect: 'postgresql' }, (server) => {
    test('a mutation changes the snapshot exactly when pg_dump sees it', async () => {
      const failures: string[] = [];
      for await (const { id, ok, why } of runSnapshotVectors(file, server.embedded ? 'embedded' : server.url))
        if (!ok) failures.push(`${id}: ${why}`);
      expect(failures).toEqual([]);
    }, 300_000);
  });
} else {
  test.skip(`the vectors are not here: ${path}`, () => undefined);
}
