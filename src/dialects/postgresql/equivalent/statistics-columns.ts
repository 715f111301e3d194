import { splitAtCommas, type Node } from './tree.ts';

/**
 * The definition of a statistics object with its columns sorted by name: the server lists them in the order that they have in
 * the table, in front of the expressions, however they were given.
 *
 * @see https://www.postgresql.org/docs/current/catalog-pg-statistic-ext.html (`stxkeys`)
 */
export function withSortedColumns(items: readonly Node[]): readonly Node[] {
  const from = items.findIndex((item) => isWord(item, 'ON')) + 1;
  const to = items.findIndex((item) => isWord(item, 'FROM'));
  const keys = splitAtCommas(items.slice(from, to));
  const columns = keys.filter(isColumn).sort(([a], [b]) => (textOf(a) < textOf(b) ? -1 : 1));
  const sorted = [...columns, ...keys.filter((key) => !isColumn(key))];
  const list = sorted.flatMap((key, index): readonly Node[] =>
    index === 0 ? key : [{ kind: 'text', text: ',' }, ...key],
  );
  return [...items.slice(0, from), ...list, ...items.slice(to)];
}

function isColumn(key: readonly Node[]): boolean {
  return key.length === 1 && key[0]?.kind === 'text';
}

function isWord(item: Node, word: string): boolean {
  return item.kind === 'text' && item.text === word;
}

function textOf(item: Node | undefined): string {
  return item?.kind === 'text' ? item.text : '';
}
