import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Small projects that install the packed tarball as a user would. They need the build (`npm run build`) and the npm
 * registry; versions of their tools are those of this project, so that nothing drifts.
 */
const consumers = [
  { name: 'jest-commonjs', command: ['npx', 'jest', '--ci', '--detectOpenHandles'], typeCheck: true },
  { name: 'node-test-esm', command: ['node', '--test'], typeCheck: false },
];

const root = resolve(__dirname, '../..');
const built = existsSync(join(root, 'dist/index.cjs'));
const suite = built ? describe : describe.skip;

suite('a project that installs the packed tarball', () => {
  let workspace: string;
  let tarball: string;

  beforeAll(() => {
    workspace = mkdtempSync(join(tmpdir(), 'mig-check-consumer-'));
    const output = execFileSync(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', workspace],
      { cwd: root, encoding: 'utf8' },
    );
    const packed = JSON.parse(output) as readonly { readonly filename: string }[];
    tarball = join(workspace, packed[0]?.filename ?? '');
  });

  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  test.each(consumers)(
    '$name',
    ({ name, command, typeCheck }) => {
      const folder = join(workspace, name);
      cpSync(join(__dirname, name), folder, { recursive: true });
      pinVersions(folder);
      run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], folder);
      if (typeCheck) run('npx', ['tsc', '-p', '.'], folder);
      run(command[0] ?? '', command.slice(1), folder);
    },
    300_000,
  );
});

if (!built) test.skip('consumer projects need the build: npm run build', () => undefined);

function pinVersions(folder: string): void {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { devDependencies: Record<string, string> };
  for (const name of Object.keys(manifest.devDependencies)) {
    const installed = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    };
    manifest.devDependencies[name] = installed.version;
  }
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

/** Runs as a user's shell would: no variable of this test run reaches it. */
function run(command: string, args: readonly string[], cwd: string): void {
  const { PATH, HOME } = process.env;
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', env: { PATH, HOME, CI: 'true' } });
  if (result.status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${result.status}\n${result.stdout}\n${result.stderr}`,
    );
}
