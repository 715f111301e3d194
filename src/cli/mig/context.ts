import type { Command } from 'commander';
import type { DatabaseOptions } from '../../commands/index.ts';
import { stableJson } from '../../util/index.ts';
import type { CliIo } from '../io.ts';
import { createStyle, type Style } from '../style.ts';

/** Options that every command knows. */
export interface CommonFlags {
  readonly config?: string;
  readonly url?: string;
  readonly name?: string;
  readonly arg?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

/** What one call of one command works with. */
export interface CommandContext<Flags> {
  readonly flags: Flags & CommonFlags;
  /** Where the project and its database are. */
  readonly project: DatabaseOptions;
  readonly io: CliIo;
  /** Name of the database, when the command works on each of several in turn. */
  readonly inTurn?: string;
  readonly style: Style;
  /** Writes lines for people, unless --quiet or --json asks for none. */
  readonly say: (text: string) => void;
  /** Remarks that are no result: they go to stderr. */
  readonly remark: (text: string) => void;
  /** Writes what the command is for: JSON with --json, else text. */
  readonly result: (data: unknown, text: () => string) => void;
  /** Exit code, when it is not 0. */
  readonly setExit: (code: number) => void;
}

/** What the program gives to each command. */
export interface ProgramContext {
  readonly io: CliIo;
  readonly setExit: (code: number) => void;
}

/** One of several databases that a command works on in turn. */
export interface NamedDatabase {
  readonly name: string;
  /** Takes its part of the JSON result. */
  readonly collect: (data: unknown) => void;
}

export function commandContext<Flags>(
  command: Command,
  { io, setExit }: ProgramContext,
  one?: NamedDatabase,
): CommandContext<Flags> {
  const flags = command.optsWithGlobals<Flags & CommonFlags>();
  const { config, url, name = one?.name, json = false, quiet = false } = flags;
  // They may stand on both sides of the verb.
  const x = [command.parent, command].flatMap((side) => side?.opts<CommonFlags>().arg ?? []);
  const say = (text: string): void => {
    if (!json && !quiet && text !== '') io.stdout.write(`${text}\n`);
  };
  const style = createStyle(io);
  const remark = (text: string): void => {
    if (!json && !quiet) io.stderr.write(`${text}\n`);
  };
  const onWarning = (message: string): void => remark(`${style.yellow('warning')} ${message}`);
  return {
    flags,
    project: { config, url, name, x, from: io.cwd, environment: io.env, onWarning },
    io,
    ...(one === undefined ? {} : { inTurn: one.name }),
    style,
    say,
    remark,
    result: (data, text) => {
      if (json && one !== undefined) one.collect(data);
      else if (json) io.stdout.write(`${stableJson(data, 2)}\n`);
      else say(text());
    },
    setExit,
  };
}
