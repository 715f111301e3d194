import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOn } from '../../../support/databases.ts';
import { afterChange, Bench, closeOn, skipped } from './law.ts';

const SHARED = process.env['MIG_SHARED'] ?? join(process.cwd(), '..', 'shared');
const folder = join(SHARED, 'corpora', 'schemas', 'pg');
const samples = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.sql')) : [];

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  const bench = new Bench(server);
  afterAll(() => bench.close());

  if (samples.length === 0) skipped(`needs the sample schemas in ${folder}`);
  else
    test.each(samples)('builds %s from nothing, and takes it down to nothing', async (file) => {
      const { connection, snapshot: empty } = await bench.open('');
      const sample = await afterChange(connection, readFileSync(join(folder, file), 'utf8'));

      const built = await closeOn(connection, { from: empty, to: sample });
      expect(built.left).toEqual([]);
      const taken = await closeOn(connection, { from: built.now, to: empty });
      expect(taken.left).toEqual([]);
      bench.left(taken.now);
    });
});

const vectors = join(SHARED, 'conformance', 'snapshot', 'postgresql.json');

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  const bench = new Bench(server);
  afterAll(() => bench.close());

  if (!existsSync(vectors)) {
    skipped(`needs the vectors in ${vectors}`);
    return;
  }
  const { setup, vectors: rows } = JSON.parse(readFileSync(vectors, 'utf8')) as {
    readonly setup: string | readonly string[];
    readonly vectors: readonly { readonly id: string; readonly mutation: string }[];
  };
  test.each(rows)('closes $mutation ($id), there and back', async ({ mutation }) => {
    const { connection, snapshot: from } = await bench.open([setup].flat().join('\n'));
    const to = await afterChange(connection, mutation);

    const there = await closeOn(connection, { from, to });
    expect(there.left).toEqual([]);
    const back = await closeOn(connection, { from: there.now, to: from });
    expect(back.left).toEqual([]);
    bench.left(back.now);
  });
});
