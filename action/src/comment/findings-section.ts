import type { Evidence, Finding, Severity } from '../../../src/checks/index.ts';
import type { Item, Section } from './fit.ts';
import { headsSections, isHeadsFinding } from './heads-section.ts';
import { code, cutText, details, fence, html, prose } from './markdown.ts';
import type { CommentInput } from './model.ts';
import { fileLink } from './place.ts';
import { indented } from './problem-section.ts';
import { SEVERITY_ICON } from './status.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const EVIDENCE_UNITS = 6000;
const LANGUAGE: Readonly<Record<Evidence['format'], string>> = {
  text: 'text',
  sql: 'sql',
  typescript: 'ts',
  diff: 'diff',
  mermaid: 'mermaid',
  commands: 'sh',
};

/** Findings that the heads section has not told, worst first. */
export function findingSections(input: CommentInput): Section[] {
  const headsTold = headsSections(input).length > 0;
  const findings = (input.report?.findings ?? [])
    .filter((finding) => !(headsTold && isHeadsFinding(finding)))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  if (findings.length === 0) return [];
  const items = findings.map((finding) => findingItem(input, finding));
  return [{ name: 'findings', importance: 3, head: '#### Findings', items }];
}

function findingItem(input: CommentInput, finding: Finding): Item {
  const { location } = finding;
  const revision = location?.revision === undefined ? '' : `, revision ${code(location.revision)}`;
  const place =
    location?.file === undefined ? '' : `\n  at ${fileLink(input, location.file, location.line)}${revision}`;
  const icon = SEVERITY_ICON[finding.severity];
  const short = `- ${icon} **${finding.code}** ${prose(cutText(finding.message, 1000))}${place}`;
  const evidence = finding.evidence.map((each) => evidenceBlock(each));
  return evidence.length === 0 ? [short] : [`${short}\n\n${evidence.map(indented).join('\n\n')}`, short];
}

function evidenceBlock({ title, format, text }: Evidence): string {
  return details(html(title), fence(LANGUAGE[format], cutText(text, EVIDENCE_UNITS)));
}
