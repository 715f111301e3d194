import type { ReportedError } from '../../../src/checks/index.ts';
import type { Item, Section } from './fit.ts';
import { cutText, fence, prose } from './markdown.ts';
import type { CommentInput } from './model.ts';
import { fileLink } from './place.ts';

const STATEMENT_UNITS = 2000;

/** What could not be done, and what to do about it: never the same as "nothing found". Each cause is told once. */
export function problemSections(input: CommentInput): Section[] {
  const { report, failure, changeProblem } = input;
  const causes = new Map<string, { error: ReportedError; subjects: string[] }>();
  const add = (error: ReportedError | undefined, subject: string): void => {
    if (error === undefined) return;
    const key = `${error.code} ${error.message}`;
    const known = causes.get(key) ?? { error, subjects: [] };
    causes.set(key, { error, subjects: [...known.subjects, subject] });
  };
  add(failure, 'Everything');
  for (const { title, error } of report?.checks ?? []) add(error, title);
  add(changeProblem, 'New revisions');
  if (causes.size === 0) return [];
  const items = [...causes.values()].map(({ error, subjects }) => problem(input, error, subjects.join(', ')));
  return [{ name: 'what could not be checked', importance: 2, head: '#### Could not check', items }];
}

function problem(input: CommentInput, error: ReportedError, subject: string): Item {
  const { location, hint } = error;
  const place = location?.file === undefined ? '' : `\n  at ${fileLink(input, location.file, location.line)}`;
  const short = `- 🚫 ${prose(subject)}: ${prose(cutText(error.message, 1000))} (${error.code})${place}`;
  const advice = hint === undefined ? '' : `\n\n${indented(fence('text', cutText(hint, STATEMENT_UNITS)))}`;
  const statement =
    location?.statement === undefined
      ? ''
      : `\n\n${indented(fence('sql', cutText(location.statement, STATEMENT_UNITS)))}`;
  return [`${short}${advice}${statement}`, `${short}${advice}`, short];
}

/** As part of a list item. */
export function indented(block: string): string {
  return block.replace(/^(?=.)/gm, '  ');
}
