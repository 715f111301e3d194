import { createHash } from 'node:crypto';

const NAME = /^(mig_check_([1-9]\d{0,9})_[1-9]\d*)_([0-9a-f]{16})$/;

/** Of all names, as LIKE takes it. */
export const PATTERN = 'mig\\_check\\_%';

/**
 * The name of a scratch database, which is its mark as well: a database has no comment on MySQL and nothing else that
 * CREATE DATABASE could set in one step with it, so the end of the name follows from the rest. A name that only looks
 * alike ends otherwise.
 */
export function scratchName(run: number, number: number): string {
  const start = `mig_check_${run}_${number}`;
  return `${start}_${markOf(start)}`;
}

/** The run that made a database; `undefined` for one that is not ours. */
export function runOf(name: string): number | undefined {
  const [, start = '', run, mark] = NAME.exec(name) ?? [];
  return run !== undefined && mark === markOf(start) ? Number(run) : undefined;
}

function markOf(start: string): string {
  return createHash('sha256').update(`mig-check scratch database ${start}`).digest('hex').slice(0, 16);
}
