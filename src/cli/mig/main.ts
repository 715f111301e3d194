import { Command } from 'commander';
import { ownVersion } from '../../util/index.ts';
import type { CliIo } from '../io.ts';
import { runProgram } from '../run-program.ts';
import { programHelp } from './help.ts';
import { commonOptions, exampleText, type Verb } from './command.ts';
import { branchesVerb } from './verbs/branches.ts';
import { completionVerb } from './verbs/completion.ts';
import { currentVerb } from './verbs/current.ts';
import { diffVerb } from './verbs/diff.ts';
import { downgradeVerb } from './verbs/downgrade.ts';
import { editVerb } from './verbs/edit.ts';
import { ensureVersionVerb } from './verbs/ensure-version.ts';
import { headsVerb } from './verbs/heads.ts';
import { historyVerb } from './verbs/history.ts';
import { initVerb } from './verbs/init.ts';
import { mergeVerb } from './verbs/merge.ts';
import { rebaseVerb } from './verbs/rebase.ts';
import { redoVerb } from './verbs/redo.ts';
import { revisionVerb } from './verbs/revision.ts';
import { showVerb } from './verbs/show.ts';
import { snapshotVerb } from './verbs/snapshot.ts';
import { stampVerb } from './verbs/stamp.ts';
import { upgradeVerb } from './verbs/upgrade.ts';

/** In the order of `mig --help`. */
const verbs: readonly Verb[] = [
  initVerb,
  revisionVerb,
  mergeVerb,
  rebaseVerb,
  editVerb,
  upgradeVerb,
  downgradeVerb,
  redoVerb,
  stampVerb,
  ensureVersionVerb,
  currentVerb,
  historyVerb,
  headsVerb,
  branchesVerb,
  showVerb,
  snapshotVerb,
  diffVerb,
  completionVerb,
];

/**
 * The program `mig`: parses, runs one command, prints.
 *
 * @param argv without node and script
 * @returns the exit code: 0 fine, 1 a difference, 2 the job could not be done, 3 usage or configuration
 */
export function main(argv: readonly string[], io: CliIo): Promise<number> {
  return runProgram((_io, setExit) => program(io, setExit), argv, io);
}

function program(io: CliIo, setExit: (code: number) => void): Command {
  const mig = new Command('mig')
    .description('Migrations: write revisions, run them, look at them.')
    .version(ownVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this; `mig <command> --help` for a command')
    .enablePositionalOptions();
  mig.helpInformation = () => programHelp(mig, exampleText(examples));
  for (const option of commonOptions()) mig.addOption(option);
  for (const verb of verbs) mig.addCommand(verb({ io, setExit }));
  return mig;
}

const examples = [
  ['mig init', 'start'],
  ['mig revision -m "add users"', 'write a revision'],
  ['mig upgrade', 'run what the database lacks'],
  ['mig downgrade -1', 'one step back'],
  ['mig history -i', 'the revisions, and where the database is'],
] as const;
