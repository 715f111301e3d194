/**
 * A command of one's own, in `commands` of the configuration: `mig seed 20 --only users`.
 *
 * @typeParam Context what `run` is called with
 */
export interface OwnCommand<Context = never> {
  /** What it does, in a few words: `mig --help` and completion show it. */
  readonly summary: string;
  /** Its arguments as they are shown: `<count> [tables...]`. */
  readonly arguments?: string | undefined;
  /** Its flags with what they mean: `{ '--only <table>': 'one table', '-f, --force': 'even where there are rows' }`. */
  readonly options?: Readonly<Record<string, string>> | undefined;
  /** Runs on each of several databases in turn when none is named; otherwise once, and `--name` is handed on. @defaultValue false */
  readonly each?: boolean | undefined;
  readonly run: (context: Context) => unknown;
}

/** Returns the command unchanged; it is there for its types. */
export function defineCommand<Command>(command: Command): Command {
  return command;
}

/** The key `commands` of the configuration. */
export interface OwnCommands<Context = never> {
  /** Commands of your own, by name. */
  readonly commands?: Readonly<Record<string, OwnCommand<Context>>> | undefined;
}

/** Names that a command of one's own cannot have: those of the program itself. */
export const ownNames = [
  'init',
  'list-templates',
  'revision',
  'merge',
  'rebase',
  'squash',
  'edit',
  'upgrade',
  'downgrade',
  'redo',
  'stamp',
  'ensure-version',
  'journal',
  'current',
  'history',
  'heads',
  'branches',
  'show',
  'snapshot',
  'diff',
  'check',
  'completion',
] as const;

/** `--only <table>`, `-f, --force`, `--tag [text]`, `--with <name...>`. */
const FLAGS = /^(?:-[a-zA-Z], )?--([a-z][a-z0-9-]*)(?: (?:<[\w-]+(?:\.{3})?>|\[[\w-]+(?:\.{3})?\]))?$/;
const NAME = /^[a-z][a-z0-9-]*$/;
/** Flags that every command has. */
const COMMON = ['config', 'url', 'name', 'arg', 'json', 'quiet', 'help', 'version'];
const COMMON_LETTERS = ['n', 'x', 'q', 'h'];

/** What keeps a command from being one: half a sentence each; empty for a good one. */
export function problemsOf(name: string, { options = {} }: OwnCommand): readonly string[] {
  const flags = Object.keys(options);
  return [
    ...(NAME.test(name) ? [] : ['its name has to be of small letters, digits and hyphens']),
    ...((ownNames as readonly string[]).includes(name) ? ['mig has a command of that name itself'] : []),
    ...flags.flatMap((flag) => {
      const long = FLAGS.exec(flag)?.[1];
      if (long === undefined) return [`the option "${flag}" is not written like "-f, --force <value>"`];
      const letter = /^-([a-zA-Z]),/.exec(flag)?.[1] ?? '';
      const taken = COMMON.includes(long) || COMMON_LETTERS.includes(letter);
      return taken ? [`the option "${flag}" is one that every command has`] : [];
    }),
  ];
}
