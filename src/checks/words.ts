import type { SourceRevision } from '../sources/index.ts';
import type { Finding } from './contract.ts';

/** `1 head`, `2 heads`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Where a revision is written. */
export function placeOf({ id, file, line }: SourceRevision): NonNullable<Finding['location']> {
  return { file, ...(line === undefined ? {} : { line }), revision: id };
}
