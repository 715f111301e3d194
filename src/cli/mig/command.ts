import { Command, Option } from 'commander';
import { isMigError } from '../../errors/index.ts';
import { stableJson } from '../../util/index.ts';
import { commandContext, type CommandContext, type CommonFlags, type ProgramContext } from './context.ts';

export interface VerbOptions<Flags> {
  /** Name and arguments: `merge [revisions...]`. */
  readonly usage: string;
  readonly summary: string;
  /** Heading of the list that it stands under. */
  readonly group: string;
  readonly options?: readonly Option[];
  /** Commands as typed, each with what it does. */
  readonly examples?: readonly (readonly [command: string, meaning: string])[];
  /** Works on each database in turn when the configuration has several and none was named. @defaultValue false */
  readonly each?: true;
  readonly run: (context: CommandContext<Flags>, args: readonly unknown[]) => Promise<void> | void;
}

/** One verb of the program. */
export type Verb = (program: ProgramContext) => Command;

export function defineVerb<Flags = Record<never, never>>(verb: VerbOptions<Flags>): Verb {
  return (program) => {
    const [name = '', ...usage] = verb.usage.split(' ');
    const command = new Command(name)
      .summary(verb.summary)
      .description(`${verb.summary}.`)
      .helpGroup(verb.group);
    if (usage.length > 0) command.arguments(usage.join(' '));
    for (const option of verb.options ?? []) command.addOption(option);
    for (const option of commonOptions()) command.addOption(option);
    if (verb.examples !== undefined) command.addHelpText('after', `\n${exampleText(verb.examples)}`);
    return command.action(async () => {
      const args = command.processedArgs as unknown[];
      const context = commandContext<Flags>(command, program);
      try {
        await verb.run(context, args);
      } catch (error) {
        const names = verb.each === true ? notChosen(error) : undefined;
        // One URL cannot stand for several databases.
        if (names === undefined || context.flags.url !== undefined) throw error;
        const results: Record<string, unknown> = {};
        for (const name of names) {
          const one = { name, collect: (data: unknown) => void (results[name] = data) };
          context.say(`${context.style.bold(`[${name}]`)}`);
          await verb.run(commandContext<Flags>(command, program, one), args);
        }
        if (context.flags.json === true) program.io.stdout.write(`${stableJson(results, 2)}\n`);
      }
    });
  };
}

/** The databases of a configuration, when the error is that one has to be chosen; nothing has been done then. */
function notChosen(error: unknown): readonly string[] | undefined {
  return isMigError(error) && error.code === 'MIG_NAME_NOT_CHOSEN'
    ? (error.details['databases'] as readonly string[])
    : undefined;
}

/** Known to the program and to each command, so that they may stand on either side of the verb. */
export function commonOptions(): readonly Option[] {
  return [
    new Option('--config <file>', 'configuration file (default: the nearest mig.config.*)'),
    new Option('--url <url>', 'database (default: the configuration, then DATABASE_URL)'),
    new Option('-n, --name <database>', 'one of several databases of the configuration'),
    new Option('-x, --arg <key=value>', 'handed to configuration, revisions and hooks; may repeat').argParser(
      collect,
    ),
    new Option('--json', 'print the result as JSON'),
    new Option('-q, --quiet', 'print nothing but errors'),
  ].map((option) => option.helpGroup('Common options:'));
}

/** What the words of a call say that every command knows, and the first one that is no option. */
export function probe(argv: readonly string[]): CommonFlags & { readonly verb: string | undefined } {
  const command = new Command('mig').allowUnknownOption().enablePositionalOptions().passThroughOptions();
  for (const option of commonOptions()) command.addOption(option);
  const { operands } = command.parseOptions([...argv]);
  return { ...command.opts<CommonFlags>(), verb: operands[0] };
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** `Examples:` with what each does beside it. */
export function exampleText(examples: readonly (readonly [string, string])[]): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`);
  return ['Examples:', ...lines].join('\n');
}
