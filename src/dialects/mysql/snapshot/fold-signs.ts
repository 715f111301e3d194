/** Text, names, and a number with its sign, which no word goes before. */
const PARTS = /'(?:[^'\\]|\\.|'')*'|`(?:[^`]|``)*`|(?<![\w.)])-\((\d[\d.]*(?:e[+-]?\d+)?)\)/gis;

/**
 * An expression with `-4` for `-(4)`: MySQL prints a CHECK in the latter way when its table is made, and in the former
 * after the next ALTER TABLE that copies it.
 */
export function foldSigns(expression: string): string {
  return expression.replace(PARTS, (match, number: string | undefined) =>
    number === undefined ? match : `-${number}`,
  );
}
