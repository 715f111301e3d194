import type { RunEvent } from '../runtime/index.ts';
import { downgrade } from './downgrade.ts';
import type { MovedRevision } from './move.ts';
import type { DatabaseOptions, TagOption } from './project.ts';
import { upgrade } from './upgrade.ts';

export interface RedoOptions extends DatabaseOptions, TagOption {
  /** How far down to go first: whatever `downgrade` takes. @defaultValue '-1' */
  readonly target?: string | undefined;
  /** Told as revisions start and finish. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

export interface RedoResult {
  /** Without secrets. */
  readonly database: string;
  /** Rows of the version table, before and after alike. */
  readonly rows: readonly string[];
  /** In the order in which they ran. */
  readonly reverted: readonly MovedRevision[];
  readonly applied: readonly MovedRevision[];
  readonly warnings: readonly string[];
}

/**
 * Reverts the newest revision and runs it again: for the author of a revision that is not published yet.
 *
 * @throws as `downgrade` and `upgrade`; what cannot be reverted is refused before anything runs
 */
export async function redo(options: RedoOptions = {}): Promise<RedoResult> {
  const { target = '-1', ...rest } = options;
  const down = await downgrade({ ...rest, target });
  const applied: MovedRevision[] = [];
  // Each tip that went; what it needs comes back with it.
  for (const tip of down.before.filter((row) => !down.after.includes(row)))
    applied.push(...(await upgrade({ ...rest, target: tip })).revisions);
  return {
    database: down.database ?? '',
    rows: down.before,
    reverted: down.revisions,
    applied,
    warnings: down.warnings,
  };
}
