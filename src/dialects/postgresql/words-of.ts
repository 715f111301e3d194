/** The names that a statement may be speaking of: its words, as the catalog has them, each once. */
export function wordsOf(sql: string): readonly string[] {
  const names = [...sql.matchAll(/"((?:[^"]|"")+)"|[\w$\u0080-\uffff]+/g)].map(
    ([word, quoted]) => quoted?.replaceAll('""', '"') ?? word.toLowerCase(),
  );
  return [...new Set(names)];
}
