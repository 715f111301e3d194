import type { Finding, Report } from '../../../src/checks/index.ts';
import type { Section } from './fit.ts';
import { headsGraph } from './graph.ts';
import { code, count, cutText, fence, prose } from './markdown.ts';
import type { CommentInput } from './model.ts';
import { fileLink } from './place.ts';

/** Id of the check that judges heads. */
export const HEADS_CHECK = 'single-head';
/** Its finding "several heads": told here rather than in the list. */
const SEVERAL_HEADS = 'MC101';
/** Title of its evidence that says what to do, where no command does it. */
const MEND = 'To mend it';
const LISTED = 20;
const COMMAND_BLOCKS = 6;

/** The warning that comes before everything else: where the histories part, and how to join them. */
export function headsSections(input: CommentInput): Section[] {
  const { report } = input;
  const findings = (report?.findings ?? []).filter((finding) => isHeadsFinding(finding));
  if (report === undefined || findings.length === 0 || report.source.heads.length < 2) return [];
  const head = [
    warning(input, report, findings),
    fence('mermaid', graph(input, report)),
    headList(input, report),
    commands(input, findings),
  ].join('\n\n');
  return [{ name: 'heads', importance: 1, head, items: [] }];
}

/** True for a finding that {@link headsSections} tells. */
export function isHeadsFinding({ code: id }: Finding): boolean {
  return id === SEVERAL_HEADS;
}

function warning({ change }: CommentInput, report: Report, findings: readonly Finding[]): string {
  const where =
    change?.judged === 'merge result'
      ? ` once this change is merged into ${change.baseRef === undefined ? 'its base' : code(change.baseRef)}`
      : '';
  const told = findings
    .slice(0, LISTED)
    .map(({ code: id, message }) => `> ${id} ${prose(cutText(message, 600))}`);
  const more = findings.length - told.length;
  return [
    '> [!WARNING]',
    `> **The migration history has ${count(report.source.heads.length, 'head')}${where}.** Nobody can tell which one "head" means, so an upgrade stops.`,
    '>',
    [...told, ...(more > 0 ? [`> and ${count(more, 'more finding')}`] : [])].join('\n>\n'),
  ].join('\n');
}

function graph({ change }: CommentInput, report: Report): string {
  const added = new Set(change?.added.map(({ revision }) => revision.id));
  return headsGraph({ revisions: report.revisions, heads: report.source.heads, added });
}

function headList(input: CommentInput, { source, revisions }: Report): string {
  const lines = source.heads.slice(0, LISTED).map((id) => {
    const revision = revisions.find((candidate) => candidate.id === id);
    if (revision === undefined) return `- ${code(id)}`;
    const date = revision.createdAt === undefined ? '' : `, ${prose(revision.createdAt)}`;
    return `- ${code(id)} ${prose(revision.title)} in ${fileLink(input, revision.file, revision.line)}${date}`;
  });
  const more = source.heads.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${count(more, 'more head')}`] : [])].join('\n');
}

/** The guard's own commands; after bringing in the base, when the other head is only there. */
function commands({ change }: CommentInput, findings: readonly Finding[]): string {
  const mend = findings
    .flatMap(({ evidence }) =>
      evidence.filter(({ format, title }) => format === 'commands' || title === MEND),
    )
    .slice(0, COMMAND_BLOCKS);
  const blocks = mend.map(
    ({ title, format, text }) =>
      `${prose(title)}:\n\n${fence(format === 'commands' ? 'sh' : 'text', cutText(text, 2000))}`,
  );
  if (change?.judged !== 'merge result' || change.baseRef === undefined) return blocks.join('\n\n');
  const bring = ['git fetch origin', `git merge ${shellWord(`origin/${change.baseRef}`)}`].join('\n');
  return [`Bring in the other head first:\n\n${fence('sh', bring)}`, ...blocks].join('\n\n');
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
