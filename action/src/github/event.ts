import { readFileSync } from 'node:fs';
import { migError } from '../../../src/errors/index.ts';

/** What is known of the run from the environment and the event's payload. */
export interface Event {
  readonly name: string;
  readonly owner: string;
  readonly repository: string;
  /** `https://github.com`, or that of a GitHub Enterprise server. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Grows from run to run; undefined outside of a workflow. */
  readonly runId?: number;
  /** Only of a `pull_request`: its number comes from the event and from nowhere else. */
  readonly pullRequest?: number;
  readonly base: { readonly ref?: string; readonly sha?: string };
  readonly headSha: string;
}

interface Payload {
  readonly pull_request?: {
    readonly number: number;
    readonly base: { readonly ref: string; readonly sha: string };
    readonly head: { readonly sha: string };
  };
  readonly merge_group?: { readonly base_sha: string; readonly base_ref: string; readonly head_sha: string };
}

/** Events whose token may write and whose code may be a stranger's. */
const REFUSED = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** @throws MIG_ACTION_EVENT */
export function readEvent(environment: NodeJS.ProcessEnv): Event {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  if (REFUSED.includes(name)) throw migError('MIG_ACTION_EVENT', { event: name });
  const payload = readPayload(environment['GITHUB_EVENT_PATH']);
  const [owner = '', repository = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
  const { pull_request: pull, merge_group: group } = payload;
  const runId = Number(environment['GITHUB_RUN_ID']);
  return {
    name,
    owner,
    repository,
    serverUrl: environment['GITHUB_SERVER_URL'] || 'https://github.com',
    apiUrl: environment['GITHUB_API_URL'] || 'https://api.github.com',
    ...(Number.isSafeInteger(runId) && runId > 0 ? { runId } : {}),
    ...(pull === undefined ? {} : { pullRequest: pull.number }),
    base: pull?.base ?? (group === undefined ? {} : { ref: group.base_ref, sha: group.base_sha }),
    headSha: pull?.head.sha ?? group?.head_sha ?? environment['GITHUB_SHA'] ?? '',
  };
}

function readPayload(path: string | undefined): Payload {
  return path === undefined || path === '' ? {} : (JSON.parse(readFileSync(path, 'utf8')) as Payload);
}
