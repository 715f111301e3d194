import type { CatalogObject } from '../../snapshot.ts';
import { inBackticks } from '../compile/index.ts';

/** `t.column`, for people: in backticks only what would be ambiguous without. */
export function displayName(...parts: readonly string[]): string {
  return parts.map((part) => (/^[\w$]+$/.test(part) ? part : inBackticks(part))).join('.');
}

/** The parts of a display name. */
export function nameParts(name: string): readonly string[] {
  return [...name.matchAll(/`((?:[^`]|``)*)`|([^.`]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('``', '`') ?? plain ?? '',
  );
}

export function keyOf({ kind, name }: Pick<CatalogObject, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}
