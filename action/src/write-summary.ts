import { summary } from '@actions/core';
import type { Severity } from '../../src/checks/index.ts';
import { compose } from './comment/compose.ts';
import { count, prose } from './comment/markdown.ts';
import type { CommentInput } from './comment/model.ts';
import { logWarning } from './log.ts';

/** A summary holds 1 MiB of UTF-8, and a UTF-16 unit takes three bytes at most. */
const SUMMARY_UNITS = 300_000;

export interface SummaryExtras {
  /** Annotations that GitHub would not have shown. */
  readonly unannotated: Readonly<Record<Severity, number>>;
  /** Why there is no comment although there should be one. */
  readonly commentProblem?: string;
}

/** The whole report on the page of the run. A summary that cannot be written is a warning. */
export async function writeSummary(input: CommentInput, extras: SummaryExtras): Promise<void> {
  const left = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    extras.unannotated[severity] === 0 ? [] : [count(extras.unannotated[severity], `more ${severity}`)],
  );
  const remarks = [
    ...(extras.commentProblem === undefined ? [] : [`> ${prose(extras.commentProblem)}`]),
    ...(left.length === 0
      ? []
      : [`> Not annotated in the files, since GitHub shows 10 of a kind: ${left.join(', ')}.`]),
  ];
  const { text } = compose(input, SUMMARY_UNITS, 'the report file (output report-path)');
  try {
    await summary.addRaw([text, ...remarks].join('\n\n'), true).write();
  } catch (error) {
    logWarning(`The job summary could not be written: ${String(error)}`);
  }
}
