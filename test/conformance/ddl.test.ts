import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deviations } from '../support/conformance/ddl-deviations.ts';
import { executeVectors } from '../support/conformance/ddl-execution.ts';
import type { DdlFile } from '../support/conformance/ddl-vectors.ts';
import { ddlRunner } from '../support/conformance/ddl.ts';
import { describeOn } from '../support/databases.ts';

const folder = resolve(process.env['MIG_SHARED'] ?? join(__dirname, '../../../shared'), 'conformance/ddl');

(existsSync(folder) ? describe : describe.skip)(`the vectors in ${folder}`, () => {
  test.each([
    'postgresql.json',
    'mysql.json',
    'mariadb.json',
    'sqlite.json',
    'mssql.json',
    'oracle.json',
    'types.json',
  ])('%s: the SQL is that of Alembic', async (name) => {
    const path = join(folder, name);
    const file = read(path);
    expect(ddlRunner.accepts(file)).toBe(true);
    const failures: string[] = [];
    let passed = 0;
    for await (const { id, ok, why } of ddlRunner.run(file, { path })) {
      if (ok) passed += 1;
      else failures.push(`${id}: ${why}`);
    }
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(100);
  });

  test('files of a dialect that we have not got yet yield neither success nor failure', async () => {
    const results = [];
    const file = { format: 'ddl-vectors/1', dialect: 'firebird', vectors: [{ id: 'x' }] };
    for await (const result of ddlRunner.run(file, { path: 'x.json' })) results.push(result);
    expect(results).toEqual([]);
  });

  for (const dialect of ['postgresql', 'mysql', 'mariadb'])
    describeOn({ dialect, embedded: false }, (server) => {
      test('everything that can run on a server does', async () => {
        const { vectors } = read(join(folder, `${dialect}.json`)) as DdlFile;
        const runnable = vectors.filter(({ executable }) => executable === true);
        const failures: string[] = [];
        for await (const { id, ok, why } of executeVectors(runnable, server))
          if (!ok) failures.push(`${id}: ${why}`);
        expect(failures).toEqual([]);
      }, 300_000);
    });
});

test('every rule by which we differ from Alembic is explained, and no other is', () => {
  const page = readFileSync(join(__dirname, 'deviations-ddl.md'), 'utf8');
  const explained = [...page.matchAll(/^- `([a-z-]+)`/gm)].map(([, id]) => id);
  expect(new Set(explained)).toEqual(new Set(deviations.map(({ id }) => id)));
});

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
