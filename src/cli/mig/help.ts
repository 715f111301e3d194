import type { Command, Option } from 'commander';

/** The program's help on one screen: each command on a line beside its group, then options and examples. */
export function programHelp(program: Command, examples: string): string {
  const help = program.createHelp();
  const commands = program.commands.map((command): Row => {
    const usage = command.usage().replace(/^\[options\] ?/, '');
    return [command.helpGroup().replace(/:$/, ''), `${command.name()} ${usage}`.trim(), command.summary()];
  });
  const options = help
    .visibleOptions(program)
    .map((option: Option): Row => ['Options', option.flags, option.description]);
  return [
    `Usage: ${program.name()} <command> [options]`,
    '',
    program.description(),
    '',
    ...table([...commands, ...options]),
    '',
    examples,
    '',
  ].join('\n');
}

type Row = readonly [group: string, term: string, meaning: string];

/** Columns of equal width; a group is named where it begins, after an empty line only before the options. */
function table(rows: readonly Row[]): readonly string[] {
  const group = Math.max(...rows.map(([name]) => name.length));
  const term = Math.max(...rows.map(([, name]) => name.length));
  return rows.flatMap(([name, words, meaning], index) => {
    const begins = rows[index - 1]?.[0] !== name;
    const line = `${(begins ? name : '').padEnd(group)}  ${words.padEnd(term)}  ${meaning}`;
    return begins && name === 'Options' ? ['', line] : [line];
  });
}
