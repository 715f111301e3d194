/** A piece of SQL. A bare string is not one: it comes in through `sql`, `verbatim`, or a dialect's quoting. */
export interface Sql {
  readonly sql: string;
}

export const nothing: Sql = { sql: '' };

/** Template of fixed SQL with fragments in its holes. */
export function sql(words: TemplateStringsArray, ...fragments: readonly Sql[]): Sql {
  return { sql: words.reduce((text, word, index) => text + (fragments[index - 1]?.sql ?? '') + word) };
}

/** Text that is SQL already: a keyword of ours, or what the user wrote as SQL. */
export function verbatim(text: string): Sql {
  return { sql: text };
}

export function join(fragments: readonly Sql[], separator: string): Sql {
  return { sql: fragments.map((fragment) => fragment.sql).join(separator) };
}

/** The fragments that are there, with a blank between them. */
export function words(...fragments: readonly (Sql | undefined)[]): Sql {
  return join(fragments.filter((fragment) => fragment !== undefined && fragment.sql !== '') as Sql[], ' ');
}
