import { getOctokit } from '@actions/github';
import { compose } from './comment/compose.ts';
import type { CommentInput } from './comment/model.ts';
import { needsComment } from './comment/needed.ts';
import type { Event } from './github/event.ts';
import { needsAuthorInput, syncComment, type StickyResult } from './github/sticky-comment.ts';
import type { Inputs } from './inputs.ts';
import { log, logWarning } from './log.ts';

/** GitHub takes 65,536 characters; the marker and its own rewriting need some room. */
const COMMENT_UNITS = 60_000;

/** What came of the comment: it never decides the result of the job. */
export interface Posted {
  readonly result?: StickyResult;
  /** Why there is no comment although there should be one. */
  readonly problem?: string;
}

export async function postComment(input: CommentInput, inputs: Inputs, event: Event): Promise<Posted> {
  if (inputs.comment === 'never' || event.pullRequest === undefined) return {};
  const create = needsComment(input, inputs.comment);
  try {
    const result = await syncComment({
      octokit: getOctokit(inputs.token, { baseUrl: event.apiUrl }),
      owner: event.owner,
      repo: event.repository,
      issue: event.pullRequest,
      marker: {
        key: markerKey(input, inputs),
        ...(event.runId === undefined ? {} : { runId: event.runId }),
      },
      ...(inputs.commentAuthor === undefined ? {} : { author: inputs.commentAuthor }),
      body: compose(input, COMMENT_UNITS, 'the job summary').text,
      create,
    });
    report(result, inputs);
    return { result };
  } catch (error) {
    const problem = `The comment could not be written: ${describe(error)}`;
    logWarning(problem);
    return { problem };
  }
}

/** One comment for each project, each value of `comment-key` and each database of a config that has several. */
function markerKey({ root, database }: CommentInput, { commentKey }: Inputs): string {
  const key = commentKey === '' ? root : `${root}#${commentKey}`;
  return database === undefined ? key : `${key}@${database}`;
}

function report(result: StickyResult, { commentAuthor }: Inputs): void {
  if (result.status === 'none') log('No comment: the change touches no migration and nothing was found.');
  else if (result.status === 'outdated') log(`A newer run has already written ${result.url}.`);
  else log(`Comment ${result.status}: ${result.url}`);
  if (result.status === 'created' && needsAuthorInput(result, commentAuthor))
    logWarning(
      `The token writes as ${result.author}. Set the input comment-author to that name, so that the next run finds this comment again.`,
    );
}

function describe(error: unknown): string {
  const { status, message = String(error) } = error as { status?: number; message?: string };
  if (status === 403 || status === 404)
    return `GitHub answered ${status} (${message}). The token needs \`pull-requests: write\`; on pull requests from forks it only reads. The report is in the job summary.`;
  return message;
}
