import {
  isReapplied,
  isRestored,
  judgeHistory,
  runOrder,
  type RevisionOutcome,
} from '../../src/checks/index.ts';
import type { ScratchServer } from '../../src/scratch/index.ts';
import { createSqlSource } from '../../src/sources/index.ts';
import { join } from 'node:path';
import { judgedChanges } from './judged-changes.ts';
import { withFunctions } from './sqlite-functions.ts';

/** Lays one corpus folder through the guard's own round trip. */
export async function judgeCorpus(
  folder: string,
  scratch: ScratchServer,
): Promise<readonly RevisionOutcome[]> {
  const { dialect } = scratch;
  const source = createSqlSource({
    root: folder,
    directory: folder,
    manifest: join(folder, 'manifest.json'),
    outsideTransaction: [],
    dialect,
  });
  const order = runOrder(await source.revisions());
  if (order === undefined) throw new Error('the revisions cannot be put in order');
  const { outcomes, main } = await judgeHistory({
    dialect,
    source,
    scratch: withFunctions(scratch),
    order,
    onRevision: ({ id }, index) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${index + 1}/${order.length} ${id}`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  await main.drop();
  return outcomes.map(asDumped);
}

function asDumped(outcome: RevisionOutcome): RevisionOutcome {
  const { left, differsAgain } = outcome;
  return {
    ...outcome,
    left: left === undefined ? undefined : judgedChanges(left),
    differsAgain: differsAgain === undefined ? undefined : judgedChanges(differsAgain),
  };
}

/** An outcome in the words of expected.json. */
export interface OurVerdict {
  readonly up: 'ok' | 'error' | 'not run';
  readonly down: 'ok' | 'error' | 'missing' | 'not run';
  readonly restored: boolean | null;
  readonly reapplied: boolean | null;
}

/** Here any difference of any level counts as not restored. */
export function verdictInTheirWords(outcome: RevisionOutcome): OurVerdict {
  const { revision, upgrade, downgrade } = outcome;
  const ran = downgrade.status !== 'not run';
  const words = { ok: 'ok', failed: 'error', 'not run': 'not run' } as const;
  const missing = revision.downgrade === 'missing' && upgrade.status === 'ok';
  return {
    up: words[upgrade.status],
    down: missing ? 'missing' : words[downgrade.status],
    restored: ran ? isRestored(outcome) : null,
    reapplied: ran ? isReapplied(outcome) : null,
  };
}
