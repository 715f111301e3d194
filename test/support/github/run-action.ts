import examples from '@octokit/webhooks-examples/api.github.com/index.json' with { type: 'json' };
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface ActionRun {
  /** Folder of the checkout. */
  readonly workspace: string;
  /** GITHUB_API_URL. */
  readonly api: string;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: string;
  readonly action?: 'opened' | 'synchronize';
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ActionResult {
  readonly exitCode: number;
  /** Standard output and error together, as the job's log has them. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What is at the output `report-path`. */
  readonly reportFile: unknown;
}

/** Number of the pull request in every payload. */
export const PULL_REQUEST = 2;

/**
 * Runs the built bundle as the runner does: an own process, inputs and event in the environment and in files. The
 * bundle is copied away from the project first, so that it finds nothing but what it brings and what the checkout has.
 */
export async function runAction(options: ActionRun): Promise<ActionResult> {
  const temporary = mkdtempSync(join(tmpdir(), 'mig-action-run-'));
  const file = (name: string, text = ''): string => {
    const path = join(temporary, name);
    writeFileSync(path, text);
    return path;
  };
  const bundle = join(temporary, 'action');
  cpSync(resolve('action/dist'), bundle, { recursive: true });
  const outputFile = file('output');
  const summaryFile = file('summary');
  const inputs = { 'github-token': 'test-token', ...options.inputs };
  const environment = {
    PATH: process.env['PATH'],
    HOME: temporary,
    RUNNER_TEMP: temporary,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload(options))),
    GITHUB_API_URL: options.api,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REF: 'refs/pull/2/merge',
    GITHUB_RUN_ID: '100',
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...options.environment,
  };
  try {
    const { exitCode, log } = await spawn(join(bundle, 'index.js'), options.workspace, environment);
    const outputs = readOutputs(readFileSync(outputFile, 'utf8'));
    const summary = readFileSync(summaryFile, 'utf8');
    const report = outputs['report-path'];
    const reportFile: unknown = report === undefined ? undefined : JSON.parse(readFileSync(report, 'utf8'));
    return { exitCode, log, outputs, summary, reportFile };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function spawn(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; log: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [script],
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => done({ exitCode: child.exitCode ?? -1, log: `${stdout}${stderr}` }),
    );
  });
}

/** GitHub's own example of the event, with the commits of a repository that is there. */
function payload({ base, head, action = 'opened' }: ActionRun): object {
  const pulls = examples.find(({ name }) => name === 'pull_request')?.examples as unknown as readonly {
    readonly action: string;
    readonly pull_request: { readonly base: object; readonly head: object };
  }[];
  const example = pulls.find((each) => each.action === action);
  if (example === undefined) throw new Error(`There is no example of pull_request ${action}.`);
  const { pull_request: pull } = example;
  return {
    ...example,
    number: PULL_REQUEST,
    pull_request: {
      ...pull,
      number: PULL_REQUEST,
      base: { ...pull.base, ...base },
      head: { ...pull.head, sha: head },
    },
  };
}

/** `name<<mark`, the value's lines, `mark`. */
function readOutputs(text: string): Record<string, string> {
  const entries = text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm);
  return Object.fromEntries([...entries].map(([, name, , value]) => [name as string, value as string]));
}
