import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GitHubDescription, type Matched } from './description.ts';

export interface StoredComment {
  readonly id: number;
  readonly login: string;
  body: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly body?: { readonly body?: string };
}

export interface GitHubOptions {
  /** Comments of the one issue, oldest first. */
  readonly comments?: readonly StoredComment[];
  /** Login of the token; undefined for a workflow's own, which may not ask. */
  readonly login?: string;
  /** Answers one operation with an error. */
  readonly refuse?: Readonly<Record<string, 403 | 404 | 422>>;
  /** Path before every route, as on GitHub Enterprise. */
  readonly prefix?: string;
}

/** A GitHub of one repository and one issue. */
export interface GitHub {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly comments: StoredComment[];
  readonly requests: RecordedRequest[];
  /** What GitHub's own description says against any request or response so far. */
  readonly violations: string[];
  close(): Promise<void>;
}

const BOT = 'github-actions[bot]';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly link?: string;
}

/** Starts a GitHub that holds every request, and its own answers, against GitHub's OpenAPI description. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const { login, refuse = {}, prefix = '' } = options;
  const description = new GitHubDescription();
  const comments = (options.comments ?? []).map((comment) => ({ ...comment }));
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  let url = '';

  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  return {
    url,
    comments,
    requests,
    violations,
    close: () => new Promise((done) => server.close(() => done())),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = new URL(request.url ?? '/', url);
    const path = target.pathname.slice(prefix.length);
    const body = await readBody(request);
    const method = request.method ?? '';
    const { matched, problems } = description.request({
      method,
      path: target.pathname.startsWith(prefix) ? path : `outside of ${prefix}: ${target.pathname}`,
      query: target.searchParams,
      headers: request.headers,
      body,
    });
    violations.push(...problems.map((problem) => `${method} ${path}: ${problem}`));
    const operationId = matched?.operationId ?? '';
    requests.push({ method, path, operationId, ...(body === undefined ? {} : { body: body as object }) });

    const result = matched === undefined ? refusal(404) : reply(matched, target, body as { body: string });
    if (matched !== undefined)
      violations.push(...description.response(operationId, result.status, result.body));
    response.writeHead(result.status, {
      'content-type': 'application/json; charset=utf-8',
      ...(result.link === undefined ? {} : { link: result.link }),
    });
    response.end(result.body === undefined ? undefined : JSON.stringify(result.body));
  }

  function reply({ operationId, path }: Matched, target: URL, body: { body: string }): Answer {
    const refused = refuse[operationId];
    if (refused !== undefined) return refusal(refused);
    const id = Number(path['comment_id']);
    const at = comments.findIndex((comment) => comment.id === id);
    if (operationId === 'users/get-authenticated')
      return login === undefined ? refusal(403) : { status: 200, body: { ...user(login), ...person } };
    if (operationId === 'issues/list-comments') return page(target);
    if (operationId === 'issues/create-comment') {
      const comment = { id: nextId(), login: login ?? BOT, body: body.body };
      comments.push(comment);
      return { status: 201, body: commentJson(comment) };
    }
    const comment = comments[at];
    if (comment === undefined) return refusal(404);
    if (operationId === 'issues/delete-comment') {
      comments.splice(at, 1);
      return { status: 204 };
    }
    comment.body = body.body;
    return { status: 200, body: commentJson(comment) };
  }

  function nextId(): number {
    return Math.max(1000, ...comments.map(({ id }) => id)) + 1;
  }

  function page(target: URL): Answer {
    const size = Math.min(100, Number(target.searchParams.get('per_page') ?? 30));
    const number = Number(target.searchParams.get('page') ?? 1);
    const next = new URL(target);
    next.searchParams.set('page', String(number + 1));
    return {
      status: 200,
      body: comments.slice((number - 1) * size, number * size).map(commentJson),
      ...(comments.length > number * size ? { link: `<${next.href}>; rel="next"` } : {}),
    };
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function refusal(status: 403 | 404 | 422): Answer {
  const message = {
    403: 'Resource not accessible by integration',
    404: 'Not Found',
    422: 'Validation Failed',
  };
  const rest = status === 422 ? { errors: [] } : {};
  return {
    status,
    body: { message: message[status], documentation_url: 'https://docs.github.com/rest', ...rest },
  };
}

function commentJson({ id, login, body }: StoredComment): object {
  const url = `https://api.github.com/repos/octo/shop/issues/comments/${id}`;
  return {
    id,
    node_id: `IC_${id}`,
    url,
    html_url: `https://github.com/octo/shop/pull/2#issuecomment-${id}`,
    issue_url: 'https://api.github.com/repos/octo/shop/issues/2',
    created_at: '2026-01-02T03:04:05Z',
    updated_at: '2026-01-02T03:04:05Z',
    author_association: 'NONE',
    user: user(login),
    body,
  };
}

function user(login: string): object {
  const bot = login.endsWith('[bot]');
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: 41_898_282,
    node_id: 'MDM6Qm90NDE4OTgyODI=',
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: bot ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** What the account's own page has beyond a user. */
const person = {
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 1,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2020-01-02T03:04:05Z',
  updated_at: '2026-01-02T03:04:05Z',
};
