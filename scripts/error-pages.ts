import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorPages } from './docs/error-pages.ts';

// Writes docs/errors.md from the catalogues of errors and findings:  npm run docs
const file = resolve('docs/errors.md');
const text = errorPages();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('docs/errors.md is not what the catalogues say: run `npm run docs`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
