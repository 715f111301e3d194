import type { BodyPresence } from '../types.ts';
import type { Documentation } from './documentation.ts';

/** The header of a revision file, checked. */
export interface Header extends Documentation {
  readonly id: string;
  /** Line of the id, from 1. */
  readonly line: number;
  readonly down: readonly string[];
  readonly labels: readonly string[];
  readonly dependsOn: readonly string[];
  /** Ids of the revisions that this one stands for, in the order in which they ran. */
  readonly replaces?: readonly string[];
  readonly irreversible?: string;
  readonly transaction: boolean;
  readonly upgrade: BodyPresence;
  readonly downgrade: BodyPresence;
}

export const HEADER_FIELDS = [
  'revision',
  'downRevision',
  'branchLabels',
  'dependsOn',
  'replaces',
  'irreversible',
  'transaction',
] as const;
export type HeaderField = (typeof HEADER_FIELDS)[number];

/** The field that a name is a misspelling of: other case, underscores, singular for plural. */
export function misspelt(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return undefined;
  const wanted = bare(name);
  return known.find((field) => bare(field) === wanted);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '').replace(/s$/, '');
}

/** Line of a position in a text, from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = 0; at < position; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) line++;
  }
  return line;
}
