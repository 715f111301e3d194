import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

/** Imports that must not pass, and the rule that stops each. */
const planted = [
  {
    rule: 'layer-schema',
    file: 'src/schema/planted.ts',
    code: `export type { Operation } from '../operations/index.ts';`,
  },
  {
    rule: 'layer-operations',
    file: 'src/operations/planted.ts',
    code: `export type { Dialect } from '../dialects/index.ts';`,
  },
  {
    rule: 'layer-runtime',
    file: 'src/runtime/planted.ts',
    code: `export type { ScratchServer } from '../scratch/index.ts';`,
  },
  { rule: 'layer-report', file: 'src/report/planted.ts', code: `export * from '../commands/index.ts';` },
  { rule: 'layer-errors', file: 'src/errors/planted.ts', code: `export * from '../util/index.ts';` },
  {
    rule: 'entry-point-only',
    file: 'src/checks/planted.ts',
    code: `export * from '../sources/contract.ts';`,
  },
  {
    rule: 'files-are-read-in-one-place',
    file: 'src/operations/planted-reader.ts',
    code: `export { readFileSync } from 'node:fs';`,
  },
  { rule: 'drivers-are-optional', file: 'src/dialects/planted.ts', code: `export { Client } from 'pg';` },
  { rule: 'not-to-dev-dep', file: 'src/dialects/planted.ts', code: `export { Client } from 'pg';` },
] as const;

describe('the layer rules', () => {
  let copy: string;
  let result: SpawnSyncReturns<string>;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'mig-check-layers-'));
    for (const name of ['src', 'tsconfig.json', 'package.json', '.dependency-cruiser.mjs']) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const { file, code } of planted) writeFileSync(join(copy, file), `${code}\n`);
    result = spawnSync('npx', ['--no-install', 'depcruise', '--output-type', 'err', 'src'], {
      cwd: copy,
      encoding: 'utf8',
    });
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each(planted)('$rule stops an import planted in $file', ({ rule, file }) => {
    expect(result.stdout).toContain(`${rule}: ${file}`);
  });

  test('each is an error, and there is no other', () => {
    expect(result.status).toBe(planted.length);
  });
});
