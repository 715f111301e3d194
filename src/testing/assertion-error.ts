import type { Finding, Report } from '../checks/index.ts';
import type { ExpectationOptions } from './options.ts';

const FINDINGS_SHOWN = 10;
const EVIDENCE_LINES = 12;

/**
 * The error a failing expectation throws: what was found, object by object, where, and one command that reproduces it.
 * `report` carries everything for programs.
 */
export function assertionError(report: Report, check: string, options: ExpectationOptions): Error {
  const error = new Error(failureMessage(report, check, options));
  error.name = 'MigrationAssertionError';
  return Object.assign(error, { report });
}

function failureMessage(report: Report, check: string, options: ExpectationOptions): string {
  const shown = report.findings.slice(0, FINDINGS_SHOWN);
  const more = report.findings.length - shown.length;
  return [
    headline(report, check),
    ...report.checks.flatMap(({ error, database }) =>
      error === undefined ? [] : [`${of(database)}${error.code}: ${error.message}`, ...indent(error.hint)],
    ),
    ...shown.map(describeFinding),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    `Reproduce: ${reproduce(check, options)}`,
  ].join('\n\n');
}

function headline(report: Report, check: string): string {
  const count = report.findings.length;
  if (report.verdict === 'error') return `Migrations could not be checked (${check}).`;
  return `Migrations are not safe: ${count} finding${count === 1 ? '' : 's'} (${check}).`;
}

function describeFinding(finding: Finding): string {
  const { location } = finding;
  const place =
    location?.file === undefined
      ? []
      : [`  at ${location.file}${location.line === undefined ? '' : `:${location.line}`}`];
  const evidence = finding.evidence.flatMap(({ title, text }) => [
    `  ${title}:`,
    ...clip(text).map((line) => `    ${line}`),
  ]);
  return [`✗ ${of(finding.database)}${finding.code} ${finding.message}`, ...place, ...evidence].join('\n');
}

/** `[main] `, where there are several databases. */
function of(database: string | undefined): string {
  return database === undefined ? '' : `[${database}] `;
}

function clip(text: string): string[] {
  const lines = text.split('\n');
  return lines.length <= EVIDENCE_LINES
    ? lines
    : [...lines.slice(0, EVIDENCE_LINES), `… ${lines.length - EVIDENCE_LINES} more lines`];
}

function indent(text: string | undefined): string[] {
  return text === undefined ? [] : [`  ${text}`];
}

function reproduce(check: string, options: ExpectationOptions): string {
  const config = options.config === undefined ? '' : ` --config ${JSON.stringify(options.config)}`;
  const name = options.name === undefined ? '' : ` --name ${JSON.stringify(options.name)}`;
  return `npx mig-check --check ${check}${config}${name}${options.strict === true ? ' --strict' : ''}`;
}
