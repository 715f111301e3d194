import { splitReport } from '../checks/index.ts';
import type { Evidence, Finding, Report, Severity } from '../checks/index.ts';
import type { Reporter } from './reporter.ts';
import { comparedText, errorsOf, placeText, scopeText, verdictText } from './words.ts';

/** For a job summary, a wiki or a comment: GitHub's flavour, evidence folded. */
export const markdown: Reporter = {
  id: 'markdown',
  render: (report) => `${[...overview(report), ...splitReport(report).flatMap(sections)].join('\n\n')}\n`,
};

/** One line for all databases, when there are several. */
function overview(report: Report): readonly string[] {
  return report.databases === undefined ? [] : [`# ${ICON[report.verdict]} ${plain(verdictText(report))}`];
}

function sections(report: Report): readonly string[] {
  const of = report.database === undefined ? '' : `${plain(report.database)}: `;
  return [
    `## ${ICON[report.verdict]} ${of}${plain(verdictText(report))}`,
    checkTable(report),
    ...errorsOf(report).map(
      ({ error }) =>
        `**${error.code}** ${plain(error.message)}${error.hint === undefined ? '' : `\n\n${fenced('text', error.hint)}`}`,
    ),
    ...report.findings.map(findingText),
    ...(report.notes.length === 0
      ? []
      : [`### Notes\n\n${report.notes.map(({ message }) => `- ${plain(message)}`).join('\n')}`]),
    `<sub>${plain(`${report.tool.name} ${report.tool.version}: ${scopeText(report)}`)}</sub>`,
  ];
}

const ICON = { clean: '✅', findings: '❌', error: '⚠️' } as const;
const OUTCOME = {
  passed: '✅ passed',
  findings: '❌ findings',
  skipped: '➖ skipped',
  error: '⚠️ could not be checked',
} as const;
const SEVERITY: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };
const LANGUAGE: Readonly<Record<Evidence['format'], string>> = {
  text: 'text',
  sql: 'sql',
  typescript: 'ts',
  diff: 'diff',
  mermaid: 'mermaid',
  commands: 'sh',
};

function checkTable({ checks }: Report): string {
  return [
    '| Check | Outcome | Compared |',
    '| --- | --- | --- |',
    ...checks.map(
      ({ title, outcome, compared }) => `| ${title} | ${OUTCOME[outcome]} | ${comparedText(compared)} |`,
    ),
  ].join('\n');
}

function findingText(finding: Finding): string {
  const place = placeText(finding.location);
  return [
    `### ${SEVERITY[finding.severity]} ${finding.code} ${plain(finding.message)}`,
    ...(place === undefined ? [] : [`at \`${place.replaceAll('`', "'")}\``]),
    ...finding.evidence.map(evidenceText),
  ].join('\n\n');
}

function evidenceText({ title, format, text }: Evidence): string {
  const block = fenced(LANGUAGE[format], text);
  if (format === 'mermaid' || format === 'commands') return block;
  return `<details><summary>${plain(title)}</summary>\n\n${block}\n\n</details>`;
}

/** A fence longer than any in the text, which so cannot end it. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text that is nothing but text: no markup, no mention, one line. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(/[\\`*_{}[\]|~]/g, (character) => `\\${character}`)
    .replaceAll('@', '@\u200b');
}
