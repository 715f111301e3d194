import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig, type ResolvedConfig } from '../../src/config/index.ts';
import type { MigError } from '../../src/errors/index.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'mig-config-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const load = (env: Record<string, string> = {}, from = root): Promise<ResolvedConfig> =>
  loadConfig({ from, env });

async function failure(file?: string): Promise<MigError> {
  return loadConfig({ from: root, file, env: {} }).then(
    () => {
      throw new Error('expected the configuration to be refused');
    },
    (error: MigError) => error,
  );
}

describe('a configuration file is found and run', () => {
  it.each([
    [
      'mig.config.ts',
      "import { defineConfig } from 'mig-check';\nconst m: string = './m';\nexport default defineConfig({ migrations: m });",
    ],
    ['mig.config.mts', "const m = await Promise.resolve('./m');\nexport default { migrations: m };"],
    [
      'mig.config.cts',
      "import { defineConfig } from 'mig-check';\nmodule.exports = defineConfig({ migrations: './m' });",
    ],
    [
      'mig.config.js',
      "import { defineConfig } from 'mig-check';\nexport default defineConfig({ migrations: './m' });",
    ],
    ['mig.config.mjs', "import { join } from 'node:path';\nexport default { migrations: join('.', 'm') };"],
    [
      'mig.config.cjs',
      "const { defineConfig } = require('mig-check');\nmodule.exports = defineConfig({ migrations: './m' });",
    ],
  ])('%s', async (name, text) => {
    const file = write(name, text);
    const config = await load();
    expect(config.file).toBe(file);
    expect(config.migrations).toEqual({
      kind: 'native',
      directory: join(root, 'm'),
      versionLocations: [join(root, 'm')],
      recursive: false,
      language: 'typescript',
      byteOrderMark: false,
      postWriteHooks: [],
      revisionEnvironment: false,
      revisionTemplates: [],
      templateArgs: {},
    });
  });

  it('in a folder above the start, and TypeScript wins within one folder', async () => {
    write('mig.config.cjs', 'throw new Error("not me")');
    write('mig.config.ts', "export default { migrations: 'm' }");
    mkdirSync(join(root, 'a/b'), { recursive: true });
    expect((await load({}, join(root, 'a/b'))).root).toBe(root);
  });

  it('anew each time', async () => {
    write('mig.config.ts', "export default { migrations: 'one' }");
    await load();
    write('mig.config.ts', "export default { migrations: 'second' }");
    expect((await load()).migrations.directory).toBe(join(root, 'second'));
  });
});

describe('what a configuration means', () => {
  it('every default is filled in', async () => {
    write('mig.config.ts', "export default { migrations: './migrations' }");
    expect(await load()).toMatchObject({
      versionTable: { name: 'alembic_version', primaryKey: true },
      transactionPerMigration: true,
      lockTimeoutMs: 60_000,
      onVersionApply: [],
      guard: { heads: 1, strict: false, failOn: 'warning' },
    });
  });

  it('the URL comes from DATABASE_URL unless the file says one; an empty variable is none', async () => {
    write('mig.config.ts', "export default { migrations: 'm', url: undefined }");
    expect((await load({ DATABASE_URL: 'postgres://a/b' })).url).toBe('postgres://a/b');
    expect((await load({ DATABASE_URL: '' })).url).toBeUndefined();
    write('mig.config.ts', "export default { migrations: 'm', url: 'postgres://c/d' }");
    expect((await load({ DATABASE_URL: 'postgres://a/b' })).url).toBe('postgres://c/d');
  });

  it.each([
    ["'./schema.sql'", (at: string) => ({ kind: 'sql', file: join(at, 'schema.sql') })],
    ["'./schema.ts'", (at: string) => ({ kind: 'metadata', module: join(at, 'schema.ts') })],
    ["{ kind: 'sql', file: 'x.txt' }", (at: string) => ({ kind: 'sql', file: join(at, 'x.txt') })],
    [
      "{ kind: 'metadata', module: 'm.ts', export: 'all' }",
      (at: string) => ({ kind: 'metadata', module: join(at, 'm.ts'), export: 'all' }),
    ],
    ['{ tables: [] }', () => ({ kind: 'inline', metadata: { tables: [] } })],
  ])('schema: %s', async (written, wanted) => {
    write('mig.config.ts', `export default { migrations: 'm', schema: ${written} }`);
    expect((await load()).schema).toEqual(wanted(root));
  });

  it('a folder of SQL files', async () => {
    write(
      'mig.config.ts',
      "export default { migrations: { kind: 'sql', directory: 'sql', manifest: 'order.txt', outsideTransaction: ['*.concurrently.*'] } }",
    );
    expect((await load()).migrations).toEqual({
      kind: 'sql',
      directory: join(root, 'sql'),
      manifest: join(root, 'order.txt'),
      outsideTransaction: ['*.concurrently.*'],
    });
  });
});

describe('a configuration that is wrong', () => {
  it.each([
    ['guard: { sever: "embedded" }', 'MIG_CONFIG_UNKNOWN_KEY', '`guard.sever`. Did you mean `guard.server`?'],
    ['migration: 1', 'MIG_CONFIG_UNKNOWN_KEY', '`migration`. Did you mean `migrations`?'],
    [
      'wibble: 1',
      'MIG_CONFIG_UNKNOWN_KEY',
      'Known here: batchSeparator, commands, connectTimeoutMs, databases, dialect,',
    ],
    [
      'lockTimeoutMs: "soon"',
      'MIG_CONFIG_WRONG_VALUE',
      "`lockTimeoutMs` must be a number of milliseconds, not the text 'soon'",
    ],
    [
      'guard: { failOn: "fatal" }',
      'MIG_CONFIG_WRONG_VALUE',
      "`guard.failOn` must be 'error' or 'warning' or 'info', not the text 'fatal'",
    ],
    [
      'guard: { heads: 0 }',
      'MIG_CONFIG_WRONG_VALUE',
      '`guard.heads` must be a whole number from 1, not the number 0',
    ],
    [
      'onVersionApply: [1]',
      'MIG_CONFIG_WRONG_VALUE',
      '`onVersionApply` must be a function or a list of functions, not a list',
    ],
    ['schema: { file: "x.sql" }', 'MIG_CONFIG_MISSING_KEY', '`schema.kind` is missing'],
    ['schema: { kind: "metadata", file: "x" }', 'MIG_CONFIG_INVALID', '`schema.module` is missing'],
    [
      'url: ["postgres://u:secret@h/d"]',
      'MIG_CONFIG_WRONG_VALUE',
      '`url` must be the URL of a database, not a list',
    ],
    [
      'dialect: "postgres://u:secret@h/d", guard: 5',
      'MIG_CONFIG_WRONG_VALUE',
      '`guard` must be an object, not the number 5',
    ],
  ])('%s', async (written, code, message) => {
    write('mig.config.ts', `export default {\n  migrations: 'm',\n  ${written},\n}`);
    const error = await failure();
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('secret');
    expect(error.exitCode).toBe(3);
  });

  it('the line of the key is known', async () => {
    const file = write(
      'mig.config.ts',
      "export default {\n  migrations: 'm',\n  guard: {\n    sever: 'x',\n  },\n};",
    );
    expect((await failure()).location).toEqual({ file, line: 4 });
  });

  it('all problems are listed at once', async () => {
    write('mig.config.ts', "export default { migrations: 5, versionTabel: 'v', guard: { strict: 'yes' } }");
    const error = await failure();
    expect(error.code).toBe('MIG_CONFIG_INVALID');
    expect(error.message.split('\n')).toHaveLength(4);
    expect(error.message).toContain('Did you mean `versionTable`?');
  });

  it('no migrations', async () => {
    write('mig.config.ts', 'export default {}');
    expect(await failure()).toMatchObject({
      code: 'MIG_CONFIG_MISSING_KEY',
      message: expect.stringContaining("migrations: './migrations'") as unknown,
    });
  });
});

describe('a configuration file that does not run names the place, without a stack', () => {
  it.each([
    ['a parse error', 'export default {\n  migrations: : 3,\n};', 'Unexpected token', 2],
    ['a throw', "const a: number = 1;\n\nthrow new TypeError('no luck');", 'TypeError: no luck', 3],
    [
      'a missing import',
      "// first\nimport x from 'not-there-at-all';\nexport default x;",
      "Cannot find module 'not-there-at-all'",
      2,
    ],
  ])('%s', async (_name, text, reason, line) => {
    const file = write('mig.config.ts', text);
    const error = await failure();
    expect(error).toMatchObject({ code: 'MIG_CONFIG_FAILED', location: { file, line } });
    expect(error.message).toContain(reason);
    expect(error.message).not.toContain('\n');
  });

  it('an error in a module that it imports names that module', async () => {
    const file = write('lib/settings.ts', "\nexport const s = (() => { throw new Error('deep'); })();");
    write('mig.config.ts', "import { s } from './lib/settings';\nexport default { migrations: s }");
    expect((await failure()).location).toEqual({ file, line: 2 });
    // …and again: nothing of the failed attempt is left in a cache.
    expect((await failure()).location).toEqual({ file, line: 2 });
  });

  it('no default export', async () => {
    write('mig.config.ts', 'export const config = 1;');
    expect((await failure()).code).toBe('MIG_CONFIG_NO_EXPORT');
  });

  it('no file at all says how to start', async () => {
    expect(await failure()).toMatchObject({
      code: 'MIG_CONFIG_NOT_FOUND',
      hint: expect.stringContaining('mig init') as unknown,
    });
    expect(await failure('other.config.ts')).toMatchObject({
      code: 'MIG_CONFIG_NOT_FOUND',
      message: expect.stringContaining(join(root, 'other.config.ts')) as unknown,
    });
  });
});
