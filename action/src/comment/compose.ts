import { findingSections } from './findings-section.ts';
import { fit, type Fitted, type Section } from './fit.ts';
import { headsSections } from './heads-section.ts';
import type { CommentInput } from './model.ts';
import { footerSection, noteSections } from './notes-section.ts';
import { problemSections } from './problem-section.ts';
import { revisionSections } from './revisions-section.ts';
import { statusLine } from './status.ts';

/**
 * The Markdown of the pull-request comment and of the job summary, of at most `limit` UTF-16 units. Pure: the
 * same input gives the same text. Everything in `input` may be hostile; what leaves here is safe to post.
 *
 * @param rest Where to read what was left out, for example `the job summary`.
 */
export function compose(input: CommentInput, limit: number, rest: string): Fitted {
  const status: Section = { name: 'status', importance: 0, head: statusLine(input), items: [] };
  return fit(
    [
      status,
      ...headsSections(input),
      ...problemSections(input),
      ...findingSections(input),
      ...revisionSections(input),
      ...noteSections(input),
      footerSection(input),
    ],
    limit,
    rest,
  );
}
