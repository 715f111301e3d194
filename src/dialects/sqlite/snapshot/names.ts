import { inQuotes } from '../compile/index.ts';

/** `t.column`, for people and as a key: in lower case, since names that differ in case only are one name here. */
export function displayName(...parts: readonly string[]): string {
  return parts.map((part) => displayPart(part.toLowerCase())).join('.');
}

function displayPart(name: string): string {
  return /^[\w$\u0080-\uffff]+$/.test(name) ? name : inQuotes(name);
}
