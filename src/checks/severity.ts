import type { Level } from '../dialects/index.ts';
import type { GuardOptions, Severity } from './contract.ts';

/** How much a difference counts: its own level, or an error when the run is strict. */
export function severityOf(level: Level, { strict }: Pick<GuardOptions, 'strict'>): Severity {
  return strict ? 'error' : level;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return RANK[severity] >= RANK[least];
}
