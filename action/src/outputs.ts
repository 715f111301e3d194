import { setOutput } from '@actions/core';
import type { CommentInput } from './comment/model.ts';
import type { StickyResult } from './github/sticky-comment.ts';

/** Sets the outputs that action.yml lists; lists are JSON. Of several databases they are those of all together. */
export function setOutputs(answers: readonly CommentInput[], reportPath: string): void {
  const reports = answers.flatMap(({ report }) => report ?? []);
  const heads = reports.flatMap(({ source }) => source.heads);
  const number = (sum: number): number | '' => (reports.length === 0 ? '' : sum);
  setOutput('verdict', worst(answers.map(verdictOf)));
  setOutput('heads', JSON.stringify(heads));
  setOutput('head-count', number(heads.length));
  setOutput('drift', driftOf(reports));
  setOutput('new-revisions', JSON.stringify(answers.flatMap(describeAdded)));
  setOutput('findings', number(reports.flatMap(({ findings }) => findings).length));
  setOutput('report-path', reportPath);
}

const VERDICTS = ['clean', 'findings', 'error'] as const;
type Verdict = (typeof VERDICTS)[number];

function worst(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS[Math.max(...verdicts.map((verdict) => VERDICTS.indexOf(verdict)))] ?? 'error';
}

function verdictOf({ report, failure, changeProblem }: CommentInput): Verdict {
  if (failure !== undefined || changeProblem !== undefined || report === undefined) return 'error';
  return report.verdict;
}

/** `true` when one of them drifts; empty when that is not known of all others. */
function driftOf(reports: readonly NonNullable<CommentInput['report']>[]): string {
  const outcomes = reports.map(({ checks }) => checks.find(({ id }) => id === 'drift')?.outcome);
  if (outcomes.includes('findings')) return 'true';
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === 'passed') ? 'false' : '';
}

function describeAdded({ change, database }: CommentInput): readonly object[] {
  return (change?.added ?? []).map(({ revision: { id, title, parents, irreversible }, path }) => ({
    id,
    title,
    path,
    parents,
    irreversible: irreversible ?? null,
    ...(database === undefined ? {} : { database }),
  }));
}

/** Of several comments the first. */
export function setCommentOutputs(results: readonly StickyResult[]): void {
  const written = results.flatMap((result) => (result.status === 'none' ? [] : [result]))[0];
  setOutput('comment-id', written?.id ?? '');
  setOutput('comment-url', written?.url ?? '');
}
