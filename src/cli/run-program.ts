import type { Command, CommanderError } from 'commander';
import { migError } from '../errors/index.ts';
import { asMigError, errorJson, errorText } from './error-output.ts';
import type { CliIo } from './io.ts';
import { createStyle } from './style.ts';

/**
 * Parses `argv` (without node and script), runs the program's action, and returns the exit code: what the action set
 * with `setExit`, else 0; for an error that was thrown its own (2 could not do the job, 3 usage or configuration).
 * Errors go to stderr, as JSON when `--json` was given.
 */
export async function runProgram(
  build: (io: CliIo, setExit: (code: number) => void) => Command | Promise<Command>,
  argv: readonly string[],
  io: CliIo,
): Promise<number> {
  let exit = 0;
  let name = 'mig';
  try {
    const program = await build(io, (code) => {
      exit = code;
    });
    name = program.name();
    quieten(program, io);
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (thrown) {
    if (isHelp(thrown)) return 0;
    const error = asMigError(isCommanderError(thrown) ? usageError(thrown, name) : thrown);
    const style = createStyle(io);
    io.stderr.write(argv.includes('--json') ? errorJson(error) : errorText(error, { style, cwd: io.cwd }));
    return error.exitCode;
  }
}

/** Commander's messages become errors of our own, worded in one place; help goes where it is told. */
function quieten(command: Command, io: CliIo): void {
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => io.columns ?? 100,
    })
    .configureHelp({ subcommandTerm: (sub) => `${sub.name()} ${usageOf(sub)}`.trim() })
    .showSuggestionAfterError(true)
    .helpCommand(false);
  for (const sub of command.commands) quieten(sub, io);
}

/** Arguments without the word `[options]`, which every command would repeat. */
function usageOf(command: Command): string {
  return command.usage().replace(/^\[options\] ?/, '');
}

const isCommanderError = (error: unknown): error is CommanderError =>
  typeof (error as { code?: unknown } | null)?.code === 'string' &&
  (error as CommanderError).code.startsWith('commander.');

const isHelp = (error: unknown): boolean =>
  isCommanderError(error) && ['commander.helpDisplayed', 'commander.version'].includes(error.code);

function usageError({ message, code }: CommanderError, program: string): Error {
  if (code === 'commander.help') return migError('MIG_USAGE', { program, problem: 'a command is missing' });
  const problem = message
    .replace(/^error: /, '')
    .replace(/\n?\(Did you mean (.*?)\?\)/, (_whole, meant: string) => `; did you mean \`${meant}\`?`)
    .replace(/\.$/, '');
  return migError('MIG_USAGE', { program, problem });
}
