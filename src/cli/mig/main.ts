import { Command } from 'commander';
import type { ownNames } from '../../config/index.ts';
import { isMigError } from '../../errors/index.ts';
import { ownVersion } from '../../util/index.ts';
import type { CliIo } from '../io.ts';
import { runProgram } from '../run-program.ts';
import { programHelp } from './help.ts';
import { commonOptions, exampleText, probe, type Verb } from './command.ts';

/**
 * In the order of `mig --help`. Each is loaded when it is needed: a program that only lists revisions need not read the code
 * that runs them.
 */
const verbs = {
  init: async () => (await import('./verbs/init.ts')).initVerb,
  'list-templates': async () => (await import('./verbs/list-templates.ts')).listTemplatesVerb,
  revision: async () => (await import('./verbs/revision.ts')).revisionVerb,
  merge: async () => (await import('./verbs/merge.ts')).mergeVerb,
  rebase: async () => (await import('./verbs/rebase.ts')).rebaseVerb,
  squash: async () => (await import('./verbs/squash.ts')).squashVerb,
  edit: async () => (await import('./verbs/edit.ts')).editVerb,
  upgrade: async () => (await import('./verbs/upgrade.ts')).upgradeVerb,
  downgrade: async () => (await import('./verbs/downgrade.ts')).downgradeVerb,
  redo: async () => (await import('./verbs/redo.ts')).redoVerb,
  stamp: async () => (await import('./verbs/stamp.ts')).stampVerb,
  'ensure-version': async () => (await import('./verbs/ensure-version.ts')).ensureVersionVerb,
  journal: async () => (await import('./verbs/journal.ts')).journalVerb,
  current: async () => (await import('./verbs/current.ts')).currentVerb,
  history: async () => (await import('./verbs/history.ts')).historyVerb,
  heads: async () => (await import('./verbs/heads.ts')).headsVerb,
  branches: async () => (await import('./verbs/branches.ts')).branchesVerb,
  show: async () => (await import('./verbs/show.ts')).showVerb,
  snapshot: async () => (await import('./verbs/snapshot.ts')).snapshotVerb,
  diff: async () => (await import('./verbs/diff.ts')).diffVerb,
  check: async () => (await import('./verbs/check.ts')).checkVerb,
  completion: async () => (await import('./verbs/completion.ts')).completionVerb,
} satisfies Record<(typeof ownNames)[number], () => Promise<Verb>>;

/**
 * The program `mig`: parses, runs one command, prints.
 *
 * @param argv without node and script
 * @returns the exit code: 0 fine, 1 a difference, 2 the job could not be done, 3 usage or configuration
 */
export function main(argv: readonly string[], io: CliIo): Promise<number> {
  return runProgram((_io, setExit) => program(argv, io, setExit), argv, io);
}

async function program(
  argv: readonly string[],
  io: CliIo,
  setExit: (code: number) => void,
): Promise<Command> {
  const mig = new Command('mig')
    .description('Migrations: write revisions, run them, look at them.')
    .version(ownVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this; `mig <command> --help` for a command')
    .enablePositionalOptions();
  mig.helpInformation = () => programHelp(mig, exampleText(examples));
  for (const option of commonOptions()) mig.addOption(option);
  for (const verb of await neededVerbs(argv, io)) mig.addCommand(verb({ io, setExit }));
  return mig;
}

/** The command that is named; all of them, and those of the configuration, for help, completion, and when it is none of ours. */
async function neededVerbs(argv: readonly string[], io: CliIo): Promise<readonly Verb[]> {
  const { verb } = probe(argv);
  const load = isVerb(verb) ? verbs[verb] : undefined;
  if (load !== undefined && verb !== 'completion') return [await load()];
  const all = await Promise.all(Object.values(verbs).map((one) => one()));
  return [...all, ...(await own(argv, io, verb))];
}

/** A configuration that cannot be read is no reason to withhold the help. */
async function own(argv: readonly string[], io: CliIo, verb: string | undefined): Promise<readonly Verb[]> {
  const { ownVerbs } = await import('./own-verbs.ts');
  try {
    return await ownVerbs(argv, io);
  } catch (error) {
    if (verb !== undefined && verb !== 'completion') throw error;
    const reason = isMigError(error) ? error.message : String(error);
    io.stderr.write(`Commands of your own are left out: ${reason}\n`);
    return [];
  }
}

const isVerb = (word: string | undefined): word is keyof typeof verbs =>
  word !== undefined && Object.hasOwn(verbs, word);

const examples = [
  ['mig init', 'start'],
  ['mig revision -m "add users"', 'write a revision'],
  ['mig upgrade', 'run what the database lacks'],
  ['mig downgrade -1', 'one step back'],
  ['mig history -i', 'the revisions, and where the database is'],
] as const;
