// Runs a TypeScript file of the project as it stands: node scripts/run.mjs <file> [argument …]
import { resolve } from 'node:path';
import process from 'node:process';
import { createJiti } from 'jiti';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/run.mjs <file.ts> [argument …]\n');
  process.exit(3);
}
process.argv = [process.argv[0], resolve(file), ...rest];
await createJiti(import.meta.url, { interopDefault: false }).import(resolve(file));
