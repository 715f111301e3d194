import { setOutput } from '@actions/core';
import type { CommentInput } from './comment/model.ts';
import type { StickyResult } from './github/sticky-comment.ts';

/** Sets the outputs that action.yml lists; lists are JSON. */
export function setOutputs(input: CommentInput, reportPath: string): void {
  const { report, change } = input;
  const drift = report?.checks.find(({ id }) => id === 'drift')?.outcome;
  setOutput('verdict', input.failure === undefined && report !== undefined ? verdictOf(input) : 'error');
  setOutput('heads', JSON.stringify(report?.source.heads ?? []));
  setOutput('head-count', report?.source.heads.length ?? '');
  setOutput('drift', drift === 'findings' ? 'true' : drift === 'passed' ? 'false' : '');
  setOutput('new-revisions', JSON.stringify((change?.added ?? []).map(describeRevision)));
  setOutput('findings', report?.findings.length ?? '');
  setOutput('report-path', reportPath);
}

function verdictOf({ report, changeProblem }: CommentInput): string {
  return changeProblem === undefined ? (report?.verdict ?? 'error') : 'error';
}

function describeRevision({ revision, path }: NonNullable<CommentInput['change']>['added'][number]): object {
  const { id, title, parents, irreversible } = revision;
  return { id, title, path, parents, irreversible: irreversible ?? null };
}

export function setCommentOutputs(result: StickyResult | undefined): void {
  const written = result === undefined || result.status === 'none' ? undefined : result;
  setOutput('comment-id', written?.id ?? '');
  setOutput('comment-url', written?.url ?? '');
}
