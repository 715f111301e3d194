import { scriptStyleOf } from './compilers.ts';
import type { DdlVector } from './ddl-vectors.ts';

/** What a vector says of the statements it wants. */
type Wanted = Pick<
  DdlVector,
  'sql' | 'sqlConnected' | 'unordered' | 'tableOptionsUnordered' | 'constraintsUnordered'
>;

/** The statements as the vectors print them: tabs as four blanks, outer white space stripped, terminator, batch separator. */
export function printed(statements: readonly string[], dialect: string): readonly string[] {
  const { terminator, separator } = scriptStyleOf(dialect);
  return statements.flatMap((statement) => [
    `${statement.replaceAll('\t', '    ').trim()}${terminator}`,
    ...(separator === '' ? [] : [separator]),
  ]);
}

/** True when our statements are those of the vector, as far as it fixes their order. */
export function matches(vector: Wanted, ours: readonly string[]): boolean {
  const variants = [vector.sql, ...(vector.sqlConnected === undefined ? [] : [vector.sqlConnected])];
  const mine = comparable(vector, ours);
  return variants.some((wanted) => comparable(vector, wanted) === mine);
}

function comparable(vector: Wanted, statements: readonly string[]): string {
  const ordered = [...statements];
  for (const [start, end] of vector.unordered ?? [])
    ordered.splice(start, end - start, ...ordered.slice(start, end).sort());
  const sorted = vector.tableOptionsUnordered ? ordered.map(sortedOptions) : ordered;
  const lines = vector.constraintsUnordered ? sorted.map(sortedLines) : sorted;
  return JSON.stringify(lines.map((line) => line.replace(/\s+/g, ' ')));
}

/** CREATE TABLE with the options behind its parenthesis in one order; values with blanks keep together. */
function sortedOptions(statement: string): string {
  const end = statement.lastIndexOf('\n)');
  const options = statement
    .slice(end + 2, -1)
    .match(/(?:COLLATE |DEFAULT |CHARACTER SET )*(?:'(?:[^']|'')*'|\S)+/g);
  return `${statement.slice(0, end + 2)}${[...(options ?? [])].sort().join(' ')};`;
}

/** CREATE TABLE with its lines in one order; the last line has no comma. */
function sortedLines(statement: string): string {
  if (!statement.startsWith('CREATE TABLE')) return statement;
  const [head = '', ...rest] = statement.split('\n');
  const lines = rest.map((line) => line.replace(/,\s*$/, '').trimEnd());
  return [head, ...lines.sort()].join('\n');
}
