import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operationsPage } from './docs/operations-page.ts';

// Writes docs/operations.md from the types of the operations.
writeFileSync(resolve('docs/operations.md'), operationsPage(resolve('.')));
