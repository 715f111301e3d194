import type { Connection } from '../../contract.ts';
import { withoutProperties } from '../../diff-snapshots.ts';
import type { ObjectChange } from '../../snapshot.ts';
import { isSameDefault } from './default.ts';
import { isSameButCharset } from './introducers.ts';

/** The changes without what does the same in another spelling. */
export async function equivalent(
  _connection: Connection,
  changes: readonly ObjectChange[],
): Promise<readonly ObjectChange[]> {
  return changes.flatMap((change) =>
    withoutProperties(
      change,
      (property) => isSameDefault(property, change) || isSameButCharset(property, change),
    ),
  );
}
