// The GitHub Action: judges the migrations of a change and tells it on the pull request.
// May import everything below it, by each folder's index.ts.
// Start reading at run.ts; analyze/ asks git and the guard, comment/ words it, github/ talks to GitHub.
import { setFailed } from '@actions/core';
import { isMigError } from '../../src/errors/index.ts';
import { log } from './log.ts';
import { run } from './run.ts';

run(process.env).catch((error: unknown) => {
  if (isMigError(error)) {
    setFailed(`${error.code}: ${error.message}`);
    if (error.hint !== undefined) log(error.hint);
    process.exitCode = error.exitCode;
  } else {
    setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 2;
  }
});
