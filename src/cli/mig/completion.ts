import type { Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

interface CompletedVerb {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
}

interface CompletedOption {
  readonly long: string;
  readonly short?: string;
  readonly meaning: string;
}

/** A script that completes the commands of a program and their options in a shell. */
export function completionScript(program: Command, shell: Shell): string {
  const verbs = program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: command.options.flatMap(completed),
  }));
  const options = program.options.flatMap(completed);
  return writers[shell](program.name(), verbs, options);
}

function completed({ long, short, description }: Option): readonly CompletedOption[] {
  return long == null ? [] : [{ long, meaning: description, ...(short == null ? {} : { short }) }];
}

type Writer = (
  program: string,
  verbs: readonly CompletedVerb[],
  options: readonly CompletedOption[],
) => string;

const writers: Readonly<Record<Shell, Writer>> = {
  bash: (program, verbs, options) => `# ${program} completion bash >> ~/.bashrc
_${program}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" verb="" word words
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${verbs.map(({ name }) => name).join('|')}) verb="$word"; break ;; esac
  done
  case "$verb" in
    "") words="${[...verbs.map(({ name }) => name), ...words(options)].join(' ')}" ;;
${verbs.map(({ name, options: own }) => `    ${name}) words="${words(own).join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${program} ${program}
`,
  zsh: (program, verbs, options) => `#compdef ${program}
# ${program} completion zsh >> ~/.zshrc
_${program}() {
  local -a verbs
  verbs=(
${verbs.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  local verb="\${words[(r)(${verbs.map(({ name }) => name).join('|')})]}"
  case "$verb" in
    "") _describe command verbs; compadd -- ${words(options).join(' ')} ;;
${verbs.map(({ name, options: own }) => `    ${name}) compadd -- ${words(own).join(' ')}; _files ;;`).join('\n')}
  esac
}
compdef _${program} ${program}
`,
  fish: (program, verbs, options) =>
    [
      `# ${program} completion fish > ~/.config/fish/completions/${program}.fish`,
      ...verbs.map(
        ({ name, summary }) =>
          `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
      ),
      ...options.map((option) => `complete -c ${program} -n __fish_use_subcommand ${fishOption(option)}`),
      ...verbs.flatMap(({ name, options: own }) =>
        own.map(
          (option) => `complete -c ${program} -n '__fish_seen_subcommand_from ${name}' ${fishOption(option)}`,
        ),
      ),
      '',
    ].join('\n'),
};

function words(options: readonly CompletedOption[]): readonly string[] {
  return options.map(({ long }) => long);
}

function fishOption({ long, short, meaning }: CompletedOption): string {
  const letter = short === undefined ? '' : `-s ${short.slice(1)} `;
  return `${letter}-l ${long.slice(2)} -d ${quote(meaning)}`;
}

/** In single quotes, within which all three shells read nothing but the quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", '’').replaceAll('\\', '/')}'`;
}
