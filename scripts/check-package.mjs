// Packs the project and looks at the tarball as a stranger would: entry points, types in both module systems, and
// that nothing is in it that should not be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'mig-check-package-'));
try {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      encoding: 'utf8',
    }),
  );
  const tarball = join(folder, packed.filename);
  run('publint', ['run', tarball, '--strict']);
  run('attw', [
    tarball,
    '--profile',
    'node16',
    '--exclude-entrypoints',
    'jest-preset',
    'jest-preset/jest-preset',
  ]);
  const strangers = packed.files
    .map(({ path }) => path)
    .filter((path) => !/^(dist|jest-preset|schema)\/|^(LICENSE|README\.md|package\.json)$/.test(path));
  if (strangers.length > 0) throw new Error(`The tarball holds files it should not: ${strangers.join(', ')}`);
  console.log(
    `${packed.filename}: ${packed.files.length} files, ${Math.round(packed.unpackedSize / 1024)} KiB unpacked`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(command, args) {
  execFileSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' });
}
