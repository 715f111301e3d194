import type { Item, Section } from './fit.ts';
import { code, cutText, link, prose } from './markdown.ts';
import type { CommentInput } from './model.ts';

/** Things to know that are no findings, and what every check looked at. */
export function noteSections({ report }: CommentInput): Section[] {
  if (report === undefined) return [];
  const notes = report.notes.map(({ message, revision }): Item => [
    `- ${revision === undefined ? '' : `${code(revision)}: `}${prose(cutText(message, 600))}`,
  ]);
  const compared = report.checks.map(({ title, outcome, compared: numbers }): Item => {
    const looked = Object.entries(numbers).map(([what, number]) => `${prose(what)}: ${number}`);
    return [`- ${prose(title)} ${outcome}${looked.length === 0 ? '' : ` (${looked.join(', ')})`}`];
  });
  return [
    ...(notes.length === 0 ? [] : [{ name: 'notes', importance: 6, head: '#### Notes', items: notes }]),
    ...(compared.length === 0
      ? []
      : [{ name: 'what was compared', importance: 7, head: '#### Compared', items: compared }]),
  ];
}

/** What was judged, by which version, on which server. */
export function footerSection(input: CommentInput): Section {
  const { report, change, place } = input;
  const parts = [
    ...(change === undefined ? [] : [`base ${code(change.base.slice(0, 12))}`]),
    `head ${code(place.headSha.slice(0, 12))}`,
    ...(change?.judged === 'merge result' ? ['heads judged on the base’s tip plus this change'] : []),
    ...(report?.server === undefined ? [] : [prose(report.server.title)]),
    ...(report === undefined ? [] : [`${report.tool.name} ${prose(report.tool.version)}`]),
    ...(place.runUrl === undefined ? [] : [link('run and summary', place.runUrl)]),
  ];
  return { name: 'footer', importance: 0, head: `<sub>${parts.join(' · ')}</sub>`, items: [] };
}
