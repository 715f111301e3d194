import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { runGuard, type GuardRunOptions, type Report } from '../../../src/commands/index.ts';
import { databaseNames } from '../../../src/config/index.ts';
import { migError } from '../../../src/errors/index.ts';
import type { ReportedError } from '../../../src/checks/index.ts';
import type { Change, CommentInput } from '../comment/model.ts';
import { HEADS_CHECK } from '../comment/heads-section.ts';
import { findBase } from '../git/base-commit.ts';
import { openGit, type Git } from '../../../src/git/index.ts';
import type { Event } from '../github/event.ts';
import type { Inputs } from '../inputs.ts';
import { describeChange } from './describe-change.ts';
import { headsOnMerge } from './heads-on-merge.ts';
import { openProject, type Project } from './open-project.ts';
import { reportedError } from './reported-error.ts';

export interface AnalyzeOptions {
  readonly inputs: Inputs;
  readonly event: Event;
  /** Absolute; where the repository is checked out. */
  readonly workspace: string;
  /** Absolute; for files that the job may forget. */
  readonly temporary: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Judges the checkout with the guard and compares its history with the base. May run the change's code; holds no
 * token and talks to nobody but git and the database. Of several databases there is an answer each.
 *
 * @throws MIG_ACTION_INPUT for a working directory that is not there. Everything else is part of the answer.
 */
export async function analyze(options: AnalyzeOptions): Promise<readonly CommentInput[]> {
  const { inputs, workspace, environment } = options;
  const folder = await workingFolder(workspace, inputs.workingDirectory);
  // The guard's verdict must be that of the CLI started here: a config may read the working directory.
  process.chdir(folder);

  const answers: CommentInput[] = [];
  for (const name of await namesOf(inputs, folder, environment))
    answers.push(
      await analyzeOne(
        { ...options, inputs: { ...inputs, ...(name === undefined ? {} : { name }) } },
        folder,
      ),
    );
  return answers;
}

/** The database that is named, else all of the config; one without a name when it has one, or cannot be read. */
async function namesOf(
  { name, config }: Inputs,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<readonly (string | undefined)[]> {
  if (name !== undefined) return [name];
  try {
    return (await databaseNames({ from: folder, file: config, env: environment })) ?? [undefined];
  } catch {
    // The report says why.
    return [undefined];
  }
}

async function analyzeOne(options: AnalyzeOptions, folder: string): Promise<CommentInput> {
  const { inputs, event, workspace, environment } = options;
  const git = openGit(folder);
  const top = await git.try(['rev-parse', '--show-toplevel']).catch(() => undefined);
  const repository = top === undefined ? await realpath(workspace) : await realpath(top.trim());
  const report = await runGuard(guardOptions(inputs, folder, environment));
  const project = await openProject({
    folder,
    config: inputs.config,
    name: inputs.name,
    server: inputs.databaseUrl ?? inputs.server,
    environment,
  });
  const root = relative(repository, project?.root ?? folder)
    .split(sep)
    .join('/');
  const seen = await compare({ ...options, git, folder, repository, root, report, project });

  const runUrl =
    event.runId === undefined ? undefined : `${repositoryUrl(event)}/actions/runs/${event.runId}`;
  return {
    ...(inputs.name === undefined ? {} : { database: inputs.name }),
    ...seen,
    root,
    place: {
      repositoryUrl: repositoryUrl(event),
      headSha: event.headSha,
      ...(runUrl === undefined ? {} : { runUrl }),
    },
  };
}

function repositoryUrl({ serverUrl, owner, repository }: Event): string {
  return `${serverUrl}/${owner}/${repository}`;
}

async function workingFolder(workspace: string, workingDirectory: string): Promise<string> {
  const folder = resolve(workspace, workingDirectory);
  if (existsSync(folder)) return realpath(folder);
  throw migError('MIG_ACTION_INPUT', {
    input: 'working-directory',
    value: workingDirectory,
    expected: 'a folder of the checkout (is actions/checkout an earlier step?)',
  });
}

function guardOptions(inputs: Inputs, folder: string, environment: NodeJS.ProcessEnv): GuardRunOptions {
  return {
    from: folder,
    config: inputs.config === undefined ? undefined : resolve(folder, inputs.config),
    name: inputs.name,
    url: inputs.databaseUrl ?? inputs.server,
    failOn: inputs.failOn,
    checks: inputs.checks,
    environment,
  };
}

interface Compared {
  readonly report: Report;
  readonly change?: Change;
  readonly changeProblem?: ReportedError;
}

interface CompareOptions extends AnalyzeOptions {
  readonly git: Git;
  readonly folder: string;
  readonly repository: string;
  readonly root: string;
  readonly report: Report;
  readonly project: Project | undefined;
}

/** What is new against the base, when the event or an input names one; an unknown base is a problem of its own. */
async function compare(options: CompareOptions): Promise<Compared> {
  const { inputs, event, git, report, root, project } = options;
  const wanted = inputs.baseRef === undefined ? event.base : namedBase(inputs.baseRef);
  if (wanted.ref === undefined && wanted.sha === undefined) return { report };
  try {
    const head = (await git(['rev-parse', '--verify', 'HEAD^{commit}'])).trim();
    const base = await findBase(git, head, { ...wanted, change: event.headSha });
    const change = await describeChange({
      git,
      report,
      root,
      base,
      head,
      ...(wanted.ref === undefined ? {} : { baseRef: wanted.ref }),
      readSql: project?.readSql ?? unreadable,
    });
    const merged = await headsOnMerge({ ...options, base, head, judge: judgeHeads(options) });
    return merged === undefined
      ? { report, change }
      : { report: merged.report, change: { ...change, judged: merged.judged } };
  } catch (error) {
    return { report, changeProblem: reportedError(error) };
  }
}

/** A branch, or a whole commit id. */
function namedBase(name: string): Event['base'] {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(name) ? { sha: name } : { ref: name };
}

const unreadable = (): Promise<{ unavailable: string }> =>
  Promise.resolve({ unavailable: 'the project could not be loaded' });

/** The heads check alone, in the same folder of another copy of the repository. */
function judgeHeads({ inputs, folder, repository, environment }: CompareOptions) {
  return (copy: string): Promise<Report> => {
    const there = join(copy, relative(repository, folder));
    return runGuard({ ...guardOptions(inputs, there, environment), checks: [HEADS_CHECK] });
  };
}
