import { createHash } from 'node:crypto';

const NAME = /^mig_check_[1-9]\d{0,9}_[1-9]\d*$/;

export const PREFIX = 'mig_check_';

export function scratchName(run: number, number: number): string {
  return `${PREFIX}${run}_${number}`;
}

/**
 * The mark of a scratch database: its connection limit, a number of nine digits that follows from its name (more
 * connections than any server allows, so the limit never bites). CREATE DATABASE sets it in one step with the
 * database, so there is no moment in which a database of ours lacks it, and one that only has such a name has another.
 */
export function markOf(name: string): number {
  const hash = createHash('sha256').update(`mig-check scratch database ${name}`).digest();
  return 100_000_000 + (hash.readUInt32BE(0) % 900_000_000);
}

export function isMarked(name: string, connectionLimit: number | undefined): boolean {
  return NAME.test(name) && connectionLimit === markOf(name);
}
