import { Command, InvalidArgumentError, Option } from 'commander';
import { explain, runGuard, type Severity } from '../../commands/index.ts';
import { reporterNamed } from '../../report/index.ts';
import { ownVersion } from '../../util/index.ts';
import type { CliIo } from '../io.ts';
import { runProgram } from '../run-program.ts';
import { createStyle } from '../style.ts';
import { createProgress } from './progress.ts';

interface Flags {
  readonly config?: string;
  readonly url?: string;
  readonly name?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly failOn?: Severity;
  readonly strict?: true;
  readonly check?: readonly string[];
}

/**
 * The program `mig-check`: runs the checks and prints the report, or explains a code.
 *
 * @param argv without node and script
 * @returns the exit code: 0 clean, 1 findings, 2 could not check, 3 usage or configuration
 */
export function main(argv: readonly string[], io: CliIo, signal?: AbortSignal): Promise<number> {
  return runProgram((_io, setExit) => program(io, { setExit, signal }), argv, io);
}

interface ProgramContext {
  readonly setExit: (code: number) => void;
  readonly signal: AbortSignal | undefined;
}

function program(io: CliIo, { setExit, signal }: ProgramContext): Command {
  const guard = new Command('mig-check')
    .description(
      'Are the migrations safe? Heads, round trip of every revision, drift: on throwaway databases.',
    )
    .version(ownVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .option('-c, --config <file>', 'config file (default: the nearest mig.config.* upwards)')
    .option(
      '-u, --url <url>',
      'server for throwaway databases (default: MIG_CHECK_URL, guard.server, else embedded)',
      notEmpty,
    )
    .option('-n, --name <database>', 'one of several databases of the config (default: each in turn)')
    .option('--check <id...>', 'run these checks only: single-head, round-trip, drift', parseList)
    .addOption(
      new Option('--fail-on <level>', 'weakest finding that fails').choices(['error', 'warning', 'info']),
    )
    .option('--strict', 'every difference is an error')
    .addOption(new Option('--json', 'print the report as JSON').conflicts('markdown'))
    .option('--markdown', 'print the report as Markdown')
    .addHelpText('after', HELP)
    .allowExcessArguments(false)
    .action(async () => setExit(await check(io, { flags: guard.opts<Flags>(), signal })));
  guard
    .command('explain')
    .description('print the page of an error (MIG_…) or a finding (MC…)')
    .argument('<code>')
    .helpOption('-h, --help', 'print this')
    .action((code: string) => printPage(io, code));
  return guard;
}

const HELP = `
Exit codes: 0 clean, 1 findings, 2 could not check, 3 usage or configuration.

Examples:
  mig-check                                    everything, on an embedded database
  mig-check --url postgres://localhost/app     on a server; makes databases of its own there and drops them
  mig-check --check single-head                needs no database
  mig-check explain MC201                      what a finding means`;

async function check(
  io: CliIo,
  { flags, signal }: { readonly flags: Flags; readonly signal: AbortSignal | undefined },
): Promise<number> {
  const format = flags.json === true ? 'json' : flags.markdown === true ? 'markdown' : 'terminal';
  const progress = format === 'terminal' ? createProgress(io) : undefined;
  const report = await runGuard({
    from: io.cwd,
    environment: io.env,
    config: flags.config,
    url: flags.url,
    name: flags.name,
    strict: flags.strict,
    failOn: flags.failOn,
    checks: flags.check,
    onProgress: progress?.update,
    signal,
  });
  progress?.clear();
  io.stdout.write(reporterNamed(format).render(report, { colour: createStyle(io).colour }));
  return report.exitCode;
}

function printPage(io: CliIo, code: string): void {
  const style = createStyle(io);
  const page = explain(code);
  io.stdout.write(`${style.bold(page.code)}  ${page.title}\n\n${page.docs}\n`);
}

/** `--url "$URL"` with a variable that is not set must not check on another server than was meant. */
function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('it is empty');
  return value;
}

/** `--check a b`, `--check a,b` and `--check a --check b` alike. */
function parseList(value: string, before: readonly string[] = []): readonly string[] {
  const ids = value.split(',').map((id) => id.trim());
  if (ids.includes('')) throw new InvalidArgumentError('a check is named by its id');
  return [...before, ...ids];
}
