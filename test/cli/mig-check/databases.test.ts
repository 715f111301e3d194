import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import type { CliIo } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/mig-check/main.ts';
import { runGuard, type Report } from '../../../src/commands/index.ts';
import { expectMigrationsRoundTrip, expectSingleHead } from '../../../src/testing/index.ts';
import { installPackages } from '../../support/installed.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';

const CONFIG = `export default {
  databases: {
    main: { migrations: './main', dialect: 'postgresql' },
    audit: { migrations: './audit', dialect: 'sqlite' },
    old: { migrations: './old', dialect: 'sqlite', guard: { failOn: 'error' } },
  },
};
`;
const revision = (id: string, down: string, upgrade: string, downgrade: string): string =>
  sqlRevision({ id, down, upgrade, downgrade });
const CLEAN = {
  'mig.config.ts': CONFIG,
  'main/1.sql': revision('m1', '', 'create table m (id int);', 'drop table m;'),
  'audit/1.sql': revision('a1', '', 'create table a (id int);', 'drop table a;'),
  'old/1.sql': revision('m1', '', 'create table o (id int);', 'drop table o;'),
};
/** One leaks, one has two heads; the third is clean. */
const BROKEN = {
  ...CLEAN,
  'audit/2.sql': revision('a2', 'a1', 'create table b (id int);', 'select 1;'),
  'old/2.sql': revision('o2', 'm1', 'select 1;', 'select 1;'),
  'old/3.sql': revision('o3', 'm1', 'select 1;', 'select 1;'),
};

let project: TestProject;
function start(files: Readonly<Record<string, string>>): void {
  project = makeProject(files);
  installPackages(project.root, ['@electric-sql/pglite', '@sqlite.org/sqlite-wasm']);
}
afterEach(() => project.remove());

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const io: CliIo = {
    stdout: { write: (text) => (out += text) },
    stderr: { write: () => undefined },
    env: {},
    cwd: project.root,
    isTTY: false,
  };
  return { code: await main(argv, io), out };
}
const reported = async (...argv: readonly string[]): Promise<Report> =>
  JSON.parse((await run('--json', ...argv)).out) as Report;

describe('a configuration with several databases', () => {
  it('CMD-03 each is checked on its own system, and one exit code says it all', async () => {
    start(CLEAN);
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toMatch(
      /\[main\]\n.*1 revision on PostgreSQL.*\[audit\]\n.*1 revision on SQLite.*\[old\]\n.*SQLite/s,
    );
    expect(out).toMatch(
      /The migrations are clean \(3 notes\)\. 3 revisions in [^\n]*\nMore about 1 code: .*MC306\n$/,
    );
  });

  it('CMD-03 findings of all are there, each with its database', async () => {
    start(BROKEN);
    const report = await reported();
    const validate = new Ajv({ allErrors: true }).compile(
      JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object,
    );
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report).toMatchObject({ exitCode: 1, verdict: 'findings' });
    expect(report.databases?.map(({ name, exitCode }) => [name, exitCode])).toEqual([
      ['main', 0],
      ['audit', 1],
      ['old', 1],
    ]);
    const codes = (database: string): readonly string[] =>
      report.findings.filter((finding) => finding.database === database).map(({ code }) => code);
    expect(codes('main')).toEqual(['MC306']);
    expect(codes('audit')).toContain('MC201');
    expect(codes('old')).toContain('MC101');
    expect(report.checks.map(({ database }) => database)).toEqual(
      expect.arrayContaining(['main', 'audit', 'old']),
    );
    const { out } = await run('--markdown');
    expect(out).toMatch(/^# ❌ .*## ✅ main: .*## ❌ audit: .*MC201.*## ❌ old: .*MC101/s);
    // It works when it is pasted.
    expect(out).toContain('npx mig merge -n old o2 o3');
  });

  it('CMD-03 one that cannot be checked does not keep the others from it', async () => {
    start({ ...BROKEN, 'mig.config.ts': CONFIG.replace("'./main'", "'./missing'") });
    const report = await reported();
    expect(report.databases?.map(({ exitCode }) => exitCode)).toEqual([expect.any(Number), 1, 1]);
    expect(report.exitCode).toBe(report.databases?.[0]?.exitCode);
    expect(report.exitCode).toBeGreaterThan(1);
    expect(report.findings.map(({ code }) => code)).toContain('MC201');
  });

  it('CMD-03 --name checks one', async () => {
    start(BROKEN);
    expect(await reported('--name', 'main')).toMatchObject({
      exitCode: 0,
      database: 'main',
      findings: [{ code: 'MC306' }],
    });
    expect(await reported('-n', 'mian')).toMatchObject({
      exitCode: 3,
      checks: [{ error: { code: 'MIG_DATABASE_UNKNOWN' } }, {}, {}],
    });
  });

  it('CMD-03 the test helpers check all of them, or the one that is named', async () => {
    start(BROKEN);
    await expect(expectSingleHead({ from: project.root })).rejects.toMatchObject({
      message: expect.stringMatching(/✗ \[old\] MC101 .*npx mig-check --check single-head$/s) as unknown,
    });
    expect((await expectSingleHead({ from: project.root, name: 'audit' })).database).toBe('audit');
    await expect(expectMigrationsRoundTrip({ from: project.root, name: 'audit' })).rejects.toMatchObject({
      message: expect.stringMatching(/MC201 .*--check round-trip --name "audit"$/s) as unknown,
    });
    const seen = new Set<string | undefined>();
    await runGuard({ from: project.root, environment: {}, onProgress: ({ database }) => seen.add(database) });
    expect([...seen]).toEqual(['main', 'audit', 'old']);
  });
});
