import type { RenderedOperation } from '../definition.ts';
import { renderObject, renderValue } from './value.ts';

/** Names of the factories that a piece of source uses. */
export type Uses = Set<string>;

/** A call of a factory of `mig-check/schema`; trailing arguments that are `undefined` are left out. */
export function renderFactory(name: string, args: readonly (string | undefined)[], uses: Uses): string {
  uses.add(name);
  return renderCall(name, args);
}

/** A call of a method of `op`. */
export function renderMethod(
  name: string,
  write: (uses: Uses) => readonly (string | undefined)[],
): RenderedOperation {
  const uses: Uses = new Set();
  const code = renderCall(`op.${name}`, write(uses));
  return { code, imports: [...uses].sort() };
}

/** The options of a call: `undefined` when there are none. Options of dialects stand beside the others. */
export function renderOptions(
  options: { readonly dialectOptions?: object | undefined } & object,
  rendered: Readonly<Record<string, string>> = {},
): string | undefined {
  const { dialectOptions, ...own } = options;
  const given = [...Object.entries(own), ...Object.entries(dialectOptions ?? {})].filter(
    ([name, value]) => value !== undefined && !Object.hasOwn(rendered, name),
  );
  const members = [
    ...given.map(([name, value]) => [name, renderValue(value)] as const),
    ...Object.entries(rendered),
  ];
  return members.length === 0 ? undefined : renderObject(members);
}

/** Columns of a line, a little less than most formatters allow. */
const WIDTH = 96;

/** On one line where it fits, else each argument on its own. No text of an argument has a line break of its own. */
function renderCall(name: string, args: readonly (string | undefined)[]): string {
  const last = args.findLastIndex((argument) => argument !== undefined);
  const given = args.slice(0, last + 1).map((argument) => argument ?? 'undefined');
  const line = `${name}(${given.join(', ')})`;
  if (given.length === 0 || fits(line)) return line;
  return `${name}(\n${indented(given.map((argument) => `${argument},`))})`;
}

/** Whether a piece of source may stay on its line. */
export function fits(line: string): boolean {
  return line.length <= WIDTH && !line.includes('\n');
}

/** Pieces of source, each on lines of its own. */
export function indented(pieces: readonly string[]): string {
  return pieces.map((piece) => `  ${piece.replaceAll('\n', '\n  ')}\n`).join('');
}
