import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import type { Finding, Report } from '../../src/checks/index.ts';
import { reporterNamed } from '../../src/report/index.ts';

const finding: Finding = {
  code: 'MC201',
  check: 'round-trip',
  severity: 'error',
  message: 'b2: the downgrade leaves table public.t behind.',
  location: { file: 'migrations/b2.sql', line: 7, revision: 'b2', object: 'table public.t' },
  evidence: [
    { title: 'What differs', format: 'diff', text: '+ owner: me' },
    { title: 'The statement', format: 'sql', text: 'create table t (\n  id int\n)' },
  ],
  details: { revision: 'b2' },
};

function report(rest: Partial<Report> = {}): Report {
  return {
    format: 1,
    tool: { name: 'mig-check', version: '1.2.3' },
    verdict: 'clean',
    exitCode: 0,
    options: { failOn: 'warning', strict: false, heads: 1 },
    source: { kind: 'native', revisions: 2, heads: ['b2'], bases: ['a1'] },
    server: { title: 'PostgreSQL 15.1 at postgres://h/d', product: 'PostgreSQL', version: '15.1' },
    checks: [
      {
        id: 'single-head',
        title: 'Single head',
        outcome: 'passed',
        compared: { revisions: 2, heads: 1 },
        durationMs: 1,
      },
      {
        id: 'round-trip',
        title: 'Round trip',
        outcome: 'passed',
        compared: { revisions: 2, objects: 9 },
        durationMs: 1500,
      },
    ],
    findings: [],
    notes: [],
    verdicts: [],
    revisions: [],
    durationMs: 1600,
    ...rest,
  };
}

const failing = report({
  verdict: 'findings',
  exitCode: 1,
  checks: [
    {
      id: 'round-trip',
      title: 'Round trip',
      outcome: 'findings',
      compared: { revisions: 2, objects: 9 },
      durationMs: 1,
    },
  ],
  findings: [finding],
  notes: [{ check: 'round-trip', message: 'a1 is irreversible: rows are gone' }],
});

test('a clean run takes a line a check and one for the verdict', () => {
  expect(reporterNamed('terminal').render(report())).toBe(
    [
      '✔ Single head  2 revisions, 1 head',
      '✔ Round trip   2 revisions, 9 objects  1.5 s',
      '',
      'The migrations are clean. 2 revisions on PostgreSQL 15.1 at postgres://h/d in 1.6 s',
      '',
    ].join('\n'),
  );
});

test('a finding shows code, sentence, place and evidence', () => {
  expect(reporterNamed('terminal').render(failing)).toBe(
    [
      '✘ Round trip  1 error in 2 revisions, 9 objects',
      '',
      'Round trip',
      '',
      '  ✘ error MC201  b2: the downgrade leaves table public.t behind.',
      '    at migrations/b2.sql:7',
      '    What differs:',
      '      + owner: me',
      '    The statement:',
      '      create table t (',
      '        id int',
      '      )',
      '',
      'Notes',
      '  a1 is irreversible: rows are gone',
      '',
      'The migrations are not safe: 1 error. 2 revisions on PostgreSQL 15.1 at postgres://h/d in 1.6 s',
      'More about 1 code: npx mig-check explain MC201',
      '',
    ].join('\n'),
  );
});

test('colours only when asked', () => {
  expect(reporterNamed('terminal').render(failing)).not.toContain('\u001b');
  expect(reporterNamed('terminal').render(failing, { colour: true })).toContain('\u001b[31m');
});

test('one error that stopped several checks is told once', () => {
  const error = { code: 'MIG_CONNECTION_FAILED', message: 'Cannot connect.', exitCode: 2 } as const;
  const text = reporterNamed('terminal').render(
    report({
      verdict: 'error',
      exitCode: 2,
      checks: ['Round trip', 'Drift'].map((title) => ({
        id: title,
        title,
        outcome: 'error',
        compared: {},
        durationMs: 0,
        error,
      })),
    }),
  );
  expect(text.split('MIG_CONNECTION_FAILED  Cannot connect.')).toHaveLength(2);
  expect(text).toContain('stopped Round trip, Drift');
});

test('JSON of a failing report follows the schema', () => {
  const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object;
  const validate = new Ajv({ allErrors: true }).compile(schema);
  validate(JSON.parse(reporterNamed('json').render(failing)));
  expect(validate.errors).toBeNull();
});

test('markdown folds evidence and fences it', () => {
  const text = reporterNamed('markdown').render(failing);
  expect(text).toContain('## ❌ The migrations are not safe: 1 error.');
  expect(text).toContain(
    '<details><summary>The statement</summary>\n\n```sql\ncreate table t (\n  id int\n)\n```\n\n</details>',
  );
});
