// Builds the GitHub Action into action/dist, one file that needs no install step, and the loader for TypeScript beside
// it. `--check` compares with what is committed instead of writing. The same sources always give the same bytes.
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'action/dist');

/** Loaded at run time from beside the bundle: jiti fetches its compiler only when there is something to compile. */
const JITI_FILES = ['package.json', 'LICENSE', 'lib/jiti.cjs', 'dist/jiti.cjs', 'dist/babel.cjs'];

async function bundle() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['action/src/main.ts'],
    outfile: 'action/dist/index.js',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  });
  return { text: outputFiles[0].contents, inputs: Object.keys(metafile.inputs) };
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Packages whose code is in the bundle, with their licences. */
async function notices(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0] ?? []),
  );
  const parts = [];
  for (const folder of [...folders].sort(byText)) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(root, folder))).sort(byText).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : `\n${(await readFile(join(root, folder, file), 'utf8')).trim()}\n`;
    parts.push(`${name} ${version} (${license})\n${text}`);
  }
  return parts.join(`\n${'-'.repeat(72)}\n\n`);
}

async function contents() {
  const { text, inputs } = await bundle();
  const { name, version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = {
    name,
    version,
    private: true,
    license,
    type: 'commonjs',
    exports: { './package.json': './package.json' },
  };
  const files = new Map([
    ['index.js', Buffer.from(text)],
    ['package.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
    ['licenses.txt', Buffer.from(await notices(inputs))],
  ]);
  const jiti = dirname(createRequire(join(root, 'package.json')).resolve('jiti/package.json'));
  for (const file of JITI_FILES) files.set(`node_modules/jiti/${file}`, await readFile(join(jiti, file)));
  return files;
}

async function differences(files) {
  const there = new Set(
    (await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  const stale = [];
  for (const [path, bytes] of files) {
    if (!there.has(path)) stale.push(`${path} is missing`);
    else if (!bytes.equals(await readFile(join(dist, path)))) stale.push(`${path} is out of date`);
    there.delete(path);
  }
  return [...stale, ...[...there].map((path) => `${path} does not belong there`)];
}

const files = await contents();
if (process.argv.includes('--check')) {
  const stale = await differences(files);
  for (const line of stale) console.error(`action/dist/${line}`);
  if (stale.length > 0) {
    console.error('Run `npm run build:action` and commit action/dist.');
    process.exit(1);
  }
  console.log('action/dist is current.');
} else {
  await rm(dist, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dist, path)), { recursive: true });
    await writeFile(join(dist, path), bytes);
  }
  const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`action/dist: ${files.size} files, ${Math.round(size / 1024)} KiB`);
}
