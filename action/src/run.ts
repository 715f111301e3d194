import { setFailed, setSecret } from '@actions/core';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stableJson } from '../../src/util/index.ts';
import { analyze } from './analyze/analyze.ts';
import type { CommentInput } from './comment/model.ts';
import { annotate } from './github/annotations.ts';
import type { StickyResult } from './github/sticky-comment.ts';
import { readEvent } from './github/event.ts';
import { readInputs } from './inputs.ts';
import { log } from './log.ts';
import { setCommentOutputs, setOutputs } from './outputs.ts';
import { postComment } from './post-comment.ts';
import { writeSummary } from './write-summary.ts';

/**
 * One run of the Action: judge, tell, and end with the guard's own exit code (0 clean, 1 findings, 2 could not check,
 * 3 usage or configuration). Whether the comment could be written has no part in it.
 */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readInputs();
  const event = readEvent(environment);
  hideSecrets(inputs.token, inputs.databaseUrl, environment);
  const temporary = environment['RUNNER_TEMP'] || tmpdir();
  const workspace = environment['GITHUB_WORKSPACE'] || process.cwd();

  const answers = await analyze({ inputs, event, workspace, temporary, environment });
  const reportPath = join(
    temporary,
    `mig-check-report-${slug(`${answers[0]?.root} ${inputs.commentKey}`)}.json`,
  );
  await writeFile(reportPath, `${stableJson(reportFile(answers), 2)}\n`);

  const unannotated = annotate(inputs.annotations ? answers : []);
  setOutputs(answers, reportPath);
  const written: StickyResult[] = [];
  for (const [index, input] of answers.entries()) {
    const posted = await postComment(input, inputs, event);
    if (posted.result !== undefined) written.push(posted.result);
    await writeSummary(input, {
      unannotated: index === answers.length - 1 ? unannotated : NONE,
      ...(posted.problem === undefined ? {} : { commentProblem: posted.problem }),
    });
  }
  setCommentOutputs(written);
  conclude(answers);
}

const NONE = { error: 0, warning: 0, info: 0 };

/** Of several databases by their names. */
function reportFile(answers: readonly CommentInput[]): unknown {
  const [only, ...more] = answers;
  return only?.database === undefined || more.length === 0
    ? only
    : { databases: Object.fromEntries(answers.map((answer) => [answer.database, answer])) };
}

/** The change's own code runs in this process: it need not find the token in its environment. */
function hideSecrets(token: string, databaseUrl: string | undefined, environment: NodeJS.ProcessEnv): void {
  if (token !== '') setSecret(token);
  if (databaseUrl !== undefined) setSecret(databaseUrl);
  delete environment['INPUT_GITHUB-TOKEN'];
  delete environment['INPUT_DATABASE-URL'];
}

function conclude(answers: readonly CommentInput[]): void {
  const problems = answers.flatMap(({ report, failure, changeProblem, database }) =>
    [failure, changeProblem, ...(report?.checks ?? []).map((check) => check.error)].flatMap((error) =>
      error === undefined ? [] : [{ error, of: database === undefined ? '' : `[${database}] ` }],
    ),
  );
  for (const { error, of } of problems)
    log([`${of}${error.code}: ${error.message}`, error.hint ?? ''].join('\n').trimEnd());
  const exitCode = Math.max(
    ...answers.map(({ report }) => report?.exitCode ?? 0),
    ...problems.map(({ error }) => error.exitCode),
  );
  if (exitCode === 0) log('Migrations are fine.');
  else if (exitCode === 1) setFailed('Migrations are not safe yet: see the findings.');
  else setFailed('Migrations could not be checked.');
  process.exitCode = exitCode;
}

function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'root';
}
