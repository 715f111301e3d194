import type { ResolvedConfig } from '../config/index.ts';

/** A script, and whether the configuration's `outputBuffer` has taken it. */
export interface DeliveredSql {
  readonly sql: string;
  /** Written already: nobody else needs to print it. */
  readonly written?: true;
}

/** Hands a script to the configuration's `outputBuffer`, if there is one. */
export async function deliverSql(
  { outputBuffer }: Pick<ResolvedConfig, 'outputBuffer'>,
  sql: string,
): Promise<DeliveredSql> {
  if (outputBuffer === undefined) return { sql };
  await outputBuffer(sql);
  return { sql, written: true };
}

/** The target with the configuration's start, when it has none of its own. */
export function withStart({ startingRev }: Pick<ResolvedConfig, 'startingRev'>, target: string): string {
  return startingRev === undefined || target.includes(':') ? target : `${startingRev}:${target}`;
}
