import type { Identifier } from '../../../schema/index.ts';
import { tokens } from '../split/index.ts';

/** The parts of a dotted name, as they stand (with their quotes): `app."Person".age` → `app`, `"Person"`, `age`. */
export function nameParts(name: string): readonly string[] {
  const parts = [''];
  for (const { kind, start, end } of tokens(name)) {
    const text = name.slice(start, end);
    if (kind === 'symbol' && text === '.') parts.push('');
    else parts.push((parts.pop() ?? '') + text);
  }
  return parts;
}

/** The identifier that a piece of SQL stands for. */
export function unquoted(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}

/** The last part: the name of a column, a constraint, or a table within its schema. Still quoted. */
export function lastPart(name: string): string {
  return nameParts(name).at(-1) ?? name;
}

/** All but the last part. Still quoted. */
export function holder(name: string): string {
  return nameParts(name).slice(0, -1).join('.');
}

/** A table as operations name it: no schema for the default one. @param home the default schema, quoted where needed */
export function tableTarget(
  name: string,
  home = 'public',
): { readonly table: Identifier; readonly schema?: Identifier } {
  const parts = nameParts(name);
  const [schema = '', table = ''] = parts.map(unquoted);
  if (parts[0] === home) return { table };
  // A plain schema name with a dot would be taken for two names.
  return { table, schema: schema.includes('.') ? { quoted: schema } : schema };
}
