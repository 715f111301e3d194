import { Argument, Command } from 'commander';
import type { Verb } from '../command.ts';
import { completionScript, shells, type Shell } from '../completion.ts';

/** Looks at the program that it belongs to, so that it knows every command there is. */
export const completionVerb: Verb = ({ io }) => {
  const command = new Command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .summary('print a script that completes commands in bash, zsh or fish')
    .description('Prints a script that completes commands and options in a shell.')
    .helpGroup('Shell:');
  return command.action((shell: Shell) => {
    if (command.parent !== null) io.stdout.write(completionScript(command.parent, shell));
  });
};
