/** As much of a line as a screen has room for, in UTF-16 units. */
const LINE = 500;

/** The beginning of a long text: its first lines, each cut where it goes on for long, and how much there is more. */
export function excerpt(text: string, lines: number): string {
  const all = text.split('\n');
  const shown = all.length <= lines ? all : all.slice(0, lines - 1);
  const rest = all.length - shown.length;
  return [...shown.map(cutLine), ...(rest === 0 ? [] : [`… ${rest} more lines`])].join('\n');
}

function cutLine(line: string): string {
  return line.length <= LINE ? line : `${line.slice(0, LINE)}… ${line.length - LINE} more characters`;
}
