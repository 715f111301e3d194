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
  'irreversible',
  'transaction',
] as const;
export type HeaderField = (typeof HEADER_FIELDS)[number];

/** The header field that a name is a misspelling of: other case, underscores, singular for plural. */
export function misspelt(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return undefined;
  return known.find((field) => bare(field) === bare(name));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '').replace(/s$/, '');
}

/** Line of a position in a text, from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (const { 0: ending, index } of text.slice(0, position).matchAll(/\r\n|\r|\n/g))
    if (index + ending.length <= position) line++;
  return line;
}
