import type { ReportedError } from '../../../src/checks/index.ts';
import type { Item, Section } from './fit.ts';
import { cutText, fence, prose } from './markdown.ts';
import type { CommentInput } from './model.ts';
import { fileLink } from './place.ts';

const STATEMENT_UNITS = 2000;

/** What could not be done, and what to do about it: never the same as "nothing found". */
export function problemSections(input: CommentInput): Section[] {
  const { report, failure, changeProblem } = input;
  const items = [
    ...(failure === undefined ? [] : [problem(input, failure)]),
    ...(report?.checks ?? []).flatMap(({ title, error }) =>
      error === undefined ? [] : [problem(input, error, title)],
    ),
    ...(changeProblem === undefined ? [] : [problem(input, changeProblem, 'New revisions')]),
  ];
  if (items.length === 0) return [];
  return [{ name: 'what could not be checked', importance: 2, head: '#### Could not check', items }];
}

function problem(input: CommentInput, error: ReportedError, subject?: string): Item {
  const { location } = error;
  const place = location?.file === undefined ? '' : `\n  at ${fileLink(input, location.file, location.line)}`;
  const about = subject === undefined ? '' : `${prose(subject)}: `;
  const short = `- 🚫 ${about}${prose(cutText(error.message, 1000))} (${error.code})${place}`;
  const hint =
    error.hint === undefined ? '' : `\n\n${indented(fence('text', cutText(error.hint, STATEMENT_UNITS)))}`;
  const statement =
    location?.statement === undefined
      ? ''
      : `\n\n${indented(fence('sql', cutText(location.statement, STATEMENT_UNITS)))}`;
  return [`${short}${hint}${statement}`, `${short}${hint}`, short];
}

/** As part of a list item. */
export function indented(block: string): string {
  return block.replace(/^(?=.)/gm, '  ');
}
