import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParityRow } from './parity-row.ts';
import { parityRows } from './parity-rows.ts';

const AREAS = [
  ['CMD', 'Commands and options'],
  ['REV', 'Revision graph and targets'],
  ['DIR', 'Script directory, files and hooks'],
  ['ENV', 'Runtime and environment'],
  ['OPS', 'Operations'],
  ['BAT', 'Batch mode'],
  ['NAM', 'Naming conventions'],
  ['DDL', 'SQL of each database system'],
  ['ERR', 'Errors and warnings'],
] as const;

/** docs/parity.md: which behaviours of Alembic there are, and the test that names each. */
export function parityPage(root: string): string {
  const tests = testsByRow(root);
  const entries = Object.entries(parityRows);
  const tested = entries.filter(([id]) => tests.has(id)).length;
  return `${[
    '# Parity with Alembic',
    `What a team that comes from Alembic 1.19 finds again: ${entries.length} behaviours of its commands, revision graph, script directory, runtime, operations, SQL and errors, of which ${tested} are named in the title of a test. This page is generated (\`node scripts/run.mjs scripts/parity.ts\`).`,
    '**tested**: a test names the row. **otherwise**: there is another way to it, or no need. **later**: not built yet. **vectors**: covered by the conformance vectors of the revision graph (`test/conformance/graph.test.ts`), without a test of its own name. **open**: no test names it yet.',
    ...AREAS.flatMap(([prefix, title]) => [
      `## ${title}`,
      [
        '| Row | Behaviour | Status | Test |',
        '| --- | --- | --- | --- |',
        ...entries.filter(([id]) => id.startsWith(prefix)).map(([id, row]) => line(id, row, tests.get(id))),
      ].join('\n'),
    ]),
  ].join('\n\n')}\n`;
}

function line(id: string, { text, state, remark }: ParityRow, test: string | undefined): string {
  const words = remark === undefined ? text : `${text} (${remark})`;
  return `| ${id} | ${words} | ${status(id, state, test)} | ${test === undefined ? '' : `\`${test}\``} |`;
}

function status(id: string, state: ParityRow['state'], test: string | undefined): string {
  if (test !== undefined) return 'tested';
  if (state !== undefined) return state === 'later' ? 'later' : 'otherwise';
  return id.startsWith('REV') ? 'vectors' : 'open';
}

/** The first test file, by name, with the id of a row in a title. */
function testsByRow(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('docs'))
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .sort();
  for (const file of files)
    for (const id of titleIds(readFileSync(join(root, file), 'utf8')))
      if (!found.has(id)) found.set(id, file);
  return found;
}

/** Ids in quotes: titles begin with them, or end with them in parentheses. */
function titleIds(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((row) => /['"`]/.test(row) && !/^\s*(\/\/|\*)/.test(row))
    .flatMap((row) => row.match(/\b(?:CMD|REV|DIR|ENV|OPS|BAT|NAM|DDL|ERR)-\d\d\b/g) ?? []);
}
