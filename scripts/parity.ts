import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parityPage } from './docs/parity-page.ts';

// Writes docs/parity.md from the rows and the titles of the tests.
writeFileSync(resolve('docs/parity.md'), parityPage(resolve('.')));
