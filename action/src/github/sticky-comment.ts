import type { getOctokit } from '@actions/github';
import { readMarker, writeMarker, type Marker } from './marker.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** Login under which the workflow's own token writes. */
const WORKFLOW_AUTHOR = 'github-actions[bot]';
const PAGE = 100;

export interface StickyComment {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly issue: number;
  readonly marker: Marker;
  /** Login of the token, when the user named it. */
  readonly author?: string;
  readonly body: string;
  /** False: only an existing comment is brought up to date. */
  readonly create: boolean;
}

export type StickyResult =
  | {
      readonly status: 'created' | 'updated';
      readonly id: number;
      readonly url: string;
      readonly author: string;
    }
  /** A newer run has already written. */
  | { readonly status: 'outdated'; readonly id: number; readonly url: string }
  | { readonly status: 'none' };

interface Found {
  readonly id: number;
  readonly url: string;
  readonly login: string;
  readonly marker: Marker;
}

/**
 * Leaves exactly one comment of this key on the pull request: the oldest of our own is updated, others of ours are
 * deleted, and those that someone else wrote are not touched, whatever marker they carry.
 *
 * @throws what Octokit throws when the API refuses.
 */
export async function syncComment(wanted: StickyComment): Promise<StickyResult> {
  const { octokit, owner, repo, issue, marker } = wanted;
  const marked = await findMarked(wanted);
  const author = marked.length === 0 ? undefined : (wanted.author ?? (await tokenLogin(octokit)));
  const [kept, ...duplicates] = marked.filter(({ login }) => login === author);
  const body = `${writeMarker(marker)}\n${wanted.body}`;

  for (const { id } of duplicates) await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id });
  if (kept !== undefined && isNewer(kept.marker, marker))
    return { status: 'outdated', id: kept.id, url: kept.url };
  if (kept !== undefined) {
    const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: kept.id, body });
    return { status: 'updated', id: data.id, url: data.html_url, author: kept.login };
  }
  if (!wanted.create) return { status: 'none' };
  const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: issue, body });
  return { status: 'created', id: data.id, url: data.html_url, author: data.user?.login ?? '' };
}

/** Comments with our marker, from all pages, oldest first. */
async function findMarked({ octokit, owner, repo, issue, marker }: StickyComment): Promise<readonly Found[]> {
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    owner,
    repo,
    issue_number: issue,
    per_page: PAGE,
  });
  return comments
    .flatMap(({ id, html_url: url, body, user }) => {
      const found = readMarker(body ?? '');
      return found?.key === marker.key ? [{ id, url, login: user?.login ?? '', marker: found }] : [];
    })
    .sort((a, b) => a.id - b.id);
}

/** The workflow's own token may not ask who it is; a person's may. */
async function tokenLogin(octokit: Octokit): Promise<string> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === 401 || status === 403 || status === 404) return WORKFLOW_AUTHOR;
    throw error;
  }
}

function isNewer(there: Marker, ours: Marker): boolean {
  return there.runId !== undefined && ours.runId !== undefined && there.runId > ours.runId;
}

/** True when a later run would not recognise this comment as its own. */
export function needsAuthorInput(result: StickyResult, author: string | undefined): boolean {
  return (
    result.status === 'created' &&
    author === undefined &&
    result.author.endsWith('[bot]') &&
    result.author !== WORKFLOW_AUTHOR
  );
}
