import { findingCodes } from '../../src/checks/index.ts';
import { catalogue } from '../../src/errors/index.ts';

interface Page {
  readonly title: string;
  readonly docs: string;
}

/** docs/errors.md: one section for each code, findings first; the same pages that `mig-check explain` prints. */
export function errorPages(): string {
  return `${[
    '# Errors and findings',
    'An **error** (`MIG_…`) means that a job could not be done; the exit code is 2, or 3 for usage and configuration. A **finding** (`MC…`) is what a check learnt. Codes never change their meaning. `npx mig-check explain CODE` prints a section of this page, which is generated (`npm run docs`).',
    '## Findings',
    ...sections(findingCodes),
    '## Errors',
    ...sections(catalogue),
  ].join('\n\n')}\n`;
}

function sections(pages: Readonly<Record<string, Page>>): readonly string[] {
  return Object.entries(pages)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { title, docs }]) => `### ${code}\n\n**${title}.** ${docs.trim()}`);
}
