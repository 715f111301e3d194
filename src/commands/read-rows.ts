import type { ResolvedConfig } from '../config/index.ts';
import { useDatabase, type DatabaseOptions } from './project.ts';

/** Rows of the version table; empty when there is none. */
export function readCurrentRows(
  config: ResolvedConfig,
  options: DatabaseOptions,
): Promise<readonly string[]> {
  return useDatabase(config, options, async (database) => {
    const { readVersionState } = await import('../runtime/index.ts');
    return (await readVersionState(database, config)).rows;
  });
}
