import type { JsonValue } from '../../../util/index.ts';
import { literal, quote } from '../compile/index.ts';

type Options = Readonly<Record<string, JsonValue>>;

/** Secrets are told as hashes, and no hash can be turned back. */
export function hasHidden(options: Options): boolean {
  return Object.values(options).some((value) => typeof value === 'string' && value.startsWith('md5:'));
}

/** ` OPTIONS (name 'value', …)`, empty without options. */
export function optionClause(options: Options): string {
  const items = Object.entries(options).map(([name, value]) => `${quote(name)} ${text(value)}`);
  return items.length === 0 ? '' : ` OPTIONS (${items.join(', ')})`;
}

/** `OPTIONS (ADD …, SET …, DROP …)`, empty when nothing differs. */
export function optionChanges(before: Options, after: Options): string {
  const items = [
    ...Object.entries(after).flatMap(([name, value]) => {
      if (before[name] === value) return [];
      return [`${name in before ? 'SET' : 'ADD'} ${quote(name)} ${text(value)}`];
    }),
    ...Object.keys(before)
      .filter((name) => !(name in after))
      .map((name) => `DROP ${quote(name)}`),
  ];
  return items.length === 0 ? '' : `OPTIONS (${items.join(', ')})`;
}

function text(value: JsonValue): string {
  return literal(typeof value === 'string' ? value : JSON.stringify(value));
}
