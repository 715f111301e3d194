import type { Finding, Report } from '../../src/checks/index.ts';
import { assertionError } from '../../src/testing/assertion-error.ts';

const finding = (overrides: Partial<Finding>): Finding => ({
  code: 'MC201',
  check: 'round-trip',
  severity: 'error',
  message: 'Revision 0001 leaves type mood behind.',
  evidence: [],
  details: {},
  ...overrides,
});

const report = (overrides: Partial<Report>): Report => ({
  format: 1,
  tool: { name: 'mig-check', version: '0.0.0' },
  verdict: 'findings',
  exitCode: 1,
  options: { failOn: 'warning', strict: false, heads: 1 },
  source: { kind: 'native', revisions: 1, heads: ['0001'], bases: ['0001'] },
  checks: [],
  findings: [],
  notes: [],
  verdicts: [],
  revisions: [],
  durationMs: 1,
  ...overrides,
});

describe('the error of a failing expectation', () => {
  test('names the finding, its place and a command that reproduces it', () => {
    const error = assertionError(
      report({ findings: [finding({ location: { file: 'migrations/0001.sql', line: 7 } })] }),
      'round-trip',
      { config: 'db/mig.config.ts', strict: true },
    );
    expect(error.message).toContain('1 finding (round-trip)');
    expect(error.message).toContain(
      '✗ MC201 Revision 0001 leaves type mood behind.\n  at migrations/0001.sql:7',
    );
    expect(error.message).toContain('npx mig-check --check round-trip --config "db/mig.config.ts" --strict');
  });

  test('shows a short diff, not a dump', () => {
    const text = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const { message } = assertionError(
      report({ findings: [finding({ evidence: [{ title: 'What differs', format: 'diff', text }] })] }),
      'round-trip',
      {},
    );
    expect(message).toContain('line 11');
    expect(message).not.toContain('line 12\n');
    expect(message).toContain('… 88 more lines');
  });

  test('counts the findings that it does not show', () => {
    const findings = Array.from({ length: 14 }, () => finding({}));
    expect(assertionError(report({ findings }), 'drift', {}).message).toContain('… and 4 more.');
  });

  test('says why a check could not be run', () => {
    const error = {
      code: 'MIG_CONNECTION_FAILED',
      message: 'Cannot connect.',
      hint: 'Start it.',
      exitCode: 2,
    } as const;
    const { message } = assertionError(
      report({
        verdict: 'error',
        exitCode: 2,
        checks: [{ id: 'drift', title: 'Drift', outcome: 'error', compared: {}, durationMs: 0, error }],
      }),
      'drift',
      {},
    );
    expect(message).toContain('could not be checked (drift)');
    expect(message).toContain('MIG_CONNECTION_FAILED: Cannot connect.');
    expect(message).toContain('Start it.');
  });

  test('carries the report for programs', () => {
    const given = report({ findings: [finding({})] });
    expect(assertionError(given, 'drift', {})).toHaveProperty('report', given);
  });
});
