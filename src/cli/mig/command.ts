import { Command, Option } from 'commander';
import { commandContext, type CommandContext, type ProgramContext } from './context.ts';

export interface VerbOptions<Flags> {
  /** Name and arguments: `merge [revisions...]`. */
  readonly usage: string;
  readonly summary: string;
  /** Heading of the list that it stands under. */
  readonly group: string;
  readonly options?: readonly Option[];
  /** Commands as typed, each with what it does. */
  readonly examples?: readonly (readonly [command: string, meaning: string])[];
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
      await verb.run(commandContext<Flags>(command, program), command.processedArgs as unknown[]);
    });
  };
}

/** Known to the program and to each command, so that they may stand on either side of the verb. */
export function commonOptions(): readonly Option[] {
  return [
    new Option('--config <file>', 'configuration file (default: the nearest mig.config.*)'),
    new Option('--url <url>', 'database (default: the configuration, then DATABASE_URL)'),
    new Option('--json', 'print the result as JSON'),
    new Option('-q, --quiet', 'print nothing but errors'),
  ].map((option) => option.helpGroup('Common options:'));
}

/** `Examples:` with what each does beside it. */
export function exampleText(examples: readonly (readonly [string, string])[]): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`);
  return ['Examples:', ...lines].join('\n');
}
