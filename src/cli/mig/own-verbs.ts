import { Option } from 'commander';
import { dirname } from 'node:path';
import { runOwnCommand, type OwnCommandContext } from '../../commands/index.ts';
import {
  describeFailure,
  readOwnCommands,
  type OwnCommand,
  type OwnCommandsFile,
} from '../../config/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import { maskSecrets } from '../../util/index.ts';
import type { CliIo } from '../io.ts';
import { defineVerb, probe, type Verb } from './command.ts';

/**
 * The commands of the configuration that a call is about; none when there is no configuration.
 *
 * @throws what is wrong with the configuration
 */
export async function ownVerbs(argv: readonly string[], io: CliIo): Promise<readonly Verb[]> {
  const { config, name, arg } = probe(argv);
  let own: OwnCommandsFile;
  try {
    own = await readOwnCommands({ from: io.cwd, file: config, env: io.env, name, x: arg });
  } catch (error) {
    if (isMigError(error) && error.code === 'MIG_CONFIG_NOT_FOUND' && config === undefined) return [];
    throw error;
  }
  return Object.entries(own.commands).map(([command, definition]) =>
    ownVerb(command, definition as OwnCommand<OwnCommandContext>, own.file),
  );
}

function ownVerb(name: string, command: OwnCommand<OwnCommandContext>, file: string): Verb {
  const { summary, arguments: usage = '', options = {}, each } = command;
  return defineVerb<OwnCommandContext['options']>({
    usage: `${name} ${usage}`.trim(),
    summary,
    group: 'Own:',
    options: Object.entries(options).map(([flags, meaning]) => new Option(flags, meaning)),
    ...(each === true ? { each } : {}),
    async run({ flags, project, io, say, result, setExit }, args) {
      try {
        await runOwnCommand(command, {
          args: args as OwnCommandContext['args'],
          options: flags,
          project,
          env: io.env,
          cwd: io.cwd,
          say,
          result: (data, text) => result(data, text ?? (() => String(data))),
          setExit,
        });
      } catch (error) {
        if (isMigError(error)) throw error;
        const { reason, ...place } = describeFailure(error, dirname(file));
        throw migError(
          'MIG_COMMAND_FAILED',
          { name, reason: maskSecrets(reason) },
          { location: { file, ...place }, cause: error },
        );
      }
    },
  });
}
