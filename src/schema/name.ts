/**
 * A name of a table, column, schema, index or sequence. A plain string is quoted only when the dialect needs it;
 * `{quoted}` is always quoted and never split at dots.
 */
export type Identifier = string | { readonly quoted: string };

/** A name to which no naming convention is applied any more. Made by {@link finalName}. */
export interface FinalName {
  readonly f: string;
}

/** Name of a constraint; `null` or absent: the naming convention supplies one, or the server does. */
export type ConstraintName = Identifier | FinalName | null;

/** The bare text of an identifier, without the wish to be quoted. */
export function nameText(name: Identifier | FinalName): string {
  if (typeof name === 'string') return name;
  return 'f' in name ? name.f : name.quoted;
}

/** The identifier in a name that may be marked as final. */
export function withoutMark(name: Identifier | FinalName): Identifier {
  return typeof name === 'object' && 'f' in name ? name.f : name;
}

/** True when both name the same object. */
export function sameName(a: Identifier | null | undefined, b: Identifier | null | undefined): boolean {
  if (a == null || b == null) return a == b;
  return nameText(a) === nameText(b);
}
