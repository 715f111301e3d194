// Runs a TypeScript file of the project as it stands, bundled into one module: node scripts/run.mjs <file> [argument …]
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/run.mjs <file.ts> [argument …]\n');
  process.exit(3);
}
process.argv = [process.argv[0], resolve(file), ...rest];

// It lies within the project, where its dependencies are found.
const coverage = join(dirname(fileURLToPath(import.meta.url)), '../coverage');
mkdirSync(coverage, { recursive: true });
const folder = mkdtempSync(join(coverage, 'run-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, 'run.mjs');
await build({
  entryPoints: [resolve(file)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
  banner: { js: 'const __filename = import.meta.filename, __dirname = import.meta.dirname;' },
});
await import(pathToFileURL(outfile));
