import { styleText } from 'node:util';
import { splitReport } from '../checks/index.ts';
import type { CheckReport, Evidence, Finding, Note, Report, Severity } from '../checks/index.ts';
import { excerpt } from '../util/index.ts';
import type { Reporter } from './reporter.ts';
import { comparedText, count, errorsOf, placeText, scopeText, seconds, tally, verdictText } from './words.ts';

/** Lines of one piece of evidence; the JSON report has the rest. */
const EVIDENCE_LINES = 16;
/** Findings shown with their evidence; further ones with a line each. */
const DETAILED = 40;
const NOTES = 10;

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'blue';
type Paint = (colour: Colour, text: string) => string;

/** For people at a terminal: what was checked, what was found, where, and how to mend it. */
export const terminal: Reporter = {
  id: 'terminal',
  render(report, { colour = false } = {}) {
    const paint: Paint = (name, text) => (colour ? styleText(name, text, { validateStream: false }) : text);
    const several = report.databases !== undefined;
    const sections = splitReport(report).flatMap((one) => [
      ...reportSections(one, paint),
      [verdictLine(one, paint), ...(several ? [] : [codesLine(one, paint)])],
    ]);
    if (several) sections.push([verdictLine(report, paint), codesLine(report, paint)]);
    const text = sections
      .map((lines) => lines.filter((line) => line !== undefined))
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n');
    return `${text}\n`;
  },
};

type Lines = readonly (string | undefined)[];

function reportSections(report: Report, paint: Paint): readonly Lines[] {
  return [
    report.database === undefined ? [] : [paint('bold', `[${report.database}]`)],
    checkLines(report, paint),
    ...errorsOf(report).map(({ error, checks }) => errorLines({ error, checks }, paint)),
    ...findingSections(report, paint),
    noteLines(report.notes, paint),
  ];
}

const MARK: Readonly<Record<CheckReport['outcome'], readonly [string, Colour]>> = {
  passed: ['✔', 'green'],
  findings: ['✘', 'red'],
  skipped: ['–', 'dim'],
  error: ['!', 'red'],
};

function checkLines({ checks, findings }: Report, paint: Paint): readonly string[] {
  const width = Math.max(...checks.map(({ title }) => title.length));
  return checks.map((check) => {
    const own = findings.filter((finding) => finding.check === check.id);
    const onlyNotes = check.outcome === 'findings' && own.every(({ severity }) => severity === 'info');
    const [mark, colour] = onlyNotes ? MARK.passed : MARK[check.outcome];
    const time = check.durationMs < 100 ? '' : paint('dim', `  ${seconds(check.durationMs)}`);
    return `${paint(colour, mark)} ${paint('bold', check.title.padEnd(width))}  ${outcomeText(check, own)}${time}`;
  });
}

function outcomeText({ outcome, compared }: CheckReport, findings: readonly Finding[]): string {
  if (outcome === 'error') return 'could not be checked';
  if (outcome === 'skipped') return 'skipped';
  const scope = comparedText(compared);
  if (findings.length === 0) return scope;
  return scope === '' ? tally(findings) : `${tally(findings)} in ${scope}`;
}

function errorLines({ error, checks }: ReturnType<typeof errorsOf>[number], paint: Paint): readonly string[] {
  const place = placeText(error.location);
  return [
    `${paint('red', 'error')} ${paint('bold', error.code)}  ${error.message}`,
    ...(checks.length > 1 ? [`  ${paint('dim', 'stopped')} ${checks.join(', ')}`] : []),
    ...(place === undefined ? [] : [`  ${paint('dim', 'at')} ${paint('cyan', place)}`]),
    ...(error.location?.statement === undefined
      ? []
      : indent(excerpt(error.location.statement, EVIDENCE_LINES), 4)),
    ...(error.hint === undefined ? [] : indent(error.hint, 2).map((line) => paint('dim', line))),
  ];
}

function findingSections({ checks, findings }: Report, paint: Paint): readonly (readonly string[])[] {
  return checks.flatMap(({ id, title }) => {
    const own = findings.filter(({ check }) => check === id);
    if (own.length === 0) return [];
    const [first = [], ...rest] = own.map((finding, index) =>
      findingLines(finding, { paint, detailed: index < DETAILED }),
    );
    return [[paint('bold', title), '', ...first], ...rest];
  });
}

const SEVERITY: Readonly<Record<Severity, readonly [string, Colour]>> = {
  error: ['✘ error', 'red'],
  warning: ['▲ warning', 'yellow'],
  info: ['• note', 'blue'],
};

function findingLines(
  finding: Finding,
  { paint, detailed }: { readonly paint: Paint; readonly detailed: boolean },
): readonly string[] {
  const [word, colour] = SEVERITY[finding.severity];
  const place = placeText(finding.location);
  return [
    `  ${paint(colour, word)} ${paint('dim', finding.code)}  ${finding.message}`,
    ...(place === undefined ? [] : [`    ${paint('dim', 'at')} ${paint('cyan', place)}`]),
    ...(detailed ? finding.evidence.flatMap((evidence) => evidenceLines(evidence, paint)) : []),
  ];
}

function evidenceLines({ title, format, text }: Evidence, paint: Paint): readonly string[] {
  // Drawn for browsers; the same graph comes as text.
  if (format === 'mermaid') return [];
  const lines = indent(excerpt(text, EVIDENCE_LINES), 6);
  return [`    ${paint('dim', `${title}:`)}`, ...lines.map((line) => paintEvidence(line, format, paint))];
}

function paintEvidence(line: string, format: Evidence['format'], paint: Paint): string {
  const start = line.trimStart()[0];
  if (format === 'commands') return paint('cyan', line);
  if (format !== 'diff') return line;
  return start === '+' ? paint('green', line) : start === '-' ? paint('red', line) : line;
}

function noteLines(notes: readonly Note[], paint: Paint): readonly string[] {
  if (notes.length === 0) return [];
  const more = notes.length - NOTES;
  return [
    paint('bold', 'Notes'),
    ...notes.slice(0, NOTES).map(({ message }) => `  ${message}`),
    ...(more > 0 ? [paint('dim', `  … and ${more} more`)] : []),
  ];
}

function verdictLine(report: Report, paint: Paint): string {
  const colour = report.verdict === 'clean' ? 'green' : 'red';
  const scope = report.source.revisions === 0 ? '' : scopeText(report);
  return `${paint(colour, verdictText(report))} ${paint('dim', scope)}`.trimEnd();
}

/** Where to read more; `undefined` when there is nothing to explain. */
function codesLine(report: Report, paint: Paint): string | undefined {
  const found = [
    ...report.findings.map(({ code }) => code),
    ...errorsOf(report).map(({ error }) => error.code),
  ];
  const [first, ...more] = new Set(found);
  if (first === undefined) return undefined;
  const about = count(more.length + 1, 'code');
  return paint('dim', `More about ${about}: npx mig-check explain ${first}${more.length > 0 ? ' …' : ''}`);
}

function indent(text: string, by: number): readonly string[] {
  return text.split('\n').map((line) => `${' '.repeat(by)}${line}`.trimEnd());
}
