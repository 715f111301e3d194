import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { typesPage } from './docs/types-page.ts';

// Writes docs/types.md from the compilers of all dialects.
writeFileSync(resolve('docs/types.md'), typesPage(resolve('.')));
