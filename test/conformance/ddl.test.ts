import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deviations } from '../support/conformance/ddl-deviations.ts';
import { executeVectors } from '../support/conformance/ddl-execution.ts';
import type { DdlFile } from '../support/conformance/ddl-vectors.ts';
import { ddlRunner } from '../support/conformance/ddl.ts';
import { executedDialects, isNewEnough, madeWith } from '../support/conformance/made-with.ts';
import { describeOn, type TestServer } from '../support/databases.ts';

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

  for (const dialect of executedDialects)
    describeOn({ dialect, embedded: false }, (server) => {
      if (!isNewEnough(server)) {
        test.skip(`${server.version} is older than ${madeWith(dialect)}, which the vectors were made with`, () =>
          undefined);
        return;
      }
      test(`everything that could run on ${madeWith(dialect)} runs`, () => runEverything(server), 300_000);
    });

  // Each vector opens a database: that takes the build without files several times as long.
  describeOn({ dialect: 'sqlite', files: true }, (server) => {
    test('everything that could run on SQLite 3.53 runs', () => runEverything(server), 300_000);
  });

  async function runEverything(server: TestServer): Promise<void> {
    const { vectors } = read(join(folder, `${server.dialect}.json`)) as DdlFile;
    const runnable = vectors.filter(({ executable }) => executable === true);
    const failures: string[] = [];
    let passed = 0;
    for await (const { id, ok, why } of executeVectors(runnable, server)) {
      if (ok) passed += 1;
      else failures.push(`${id}: ${why}`);
    }
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(500);
  }
});

test.each([
  ['postgresql', 'PostgreSQL 14.23', false],
  ['postgresql', 'PostgreSQL 15.18', true],
  ['mariadb', 'MariaDB 10.6.4-MariaDB', false],
  ['mariadb', 'MariaDB 10.11.19-MariaDB-0+deb12u1', true],
  ['mariadb', 'MariaDB 11.4.2-MariaDB', true],
  ['mysql', 'MySQL 8.4.11', false],
  ['mysql', 'MySQL 10.0.0', true],
])(
  'vectors are executed on servers at least as new as the one they were made with: %s, %s',
  (dialect, version, expected) => {
    expect(isNewEnough({ dialect, version })).toBe(expected);
  },
);

test('every rule by which we differ from Alembic is explained, and no other is', () => {
  const page = readFileSync(join(__dirname, 'deviations-ddl.md'), 'utf8');
  const explained = [...page.matchAll(/^- `([a-z-]+)`/gm)].map(([, id]) => id);
  expect(new Set(explained)).toEqual(new Set(deviations.map(({ id }) => id)));
});

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
