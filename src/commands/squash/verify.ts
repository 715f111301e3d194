import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { diffSnapshots, type CatalogSnapshot, type Dialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { runStep } from '../../runtime/index.ts';
import { openScratchServer, type ScratchDatabase } from '../../scratch/index.ts';
import type { PlannedRevision, RevisionScript } from '../../script/index.ts';

export interface VerifyRequest {
  readonly before: readonly RevisionScript[];
  readonly members: readonly RevisionScript[];
  readonly squash: PlannedRevision;
  readonly reversible: boolean;
  readonly dialect: Dialect;
  /** `embedded`, or the URL of a server. */
  readonly server: string;
  /** Project root, absolute. */
  readonly root: string;
}

/**
 * Runs the range on one throwaway database and the squash on another, up and, if there is a way back, down, and compares
 * catalogs and rows. Returns the title of the server.
 *
 * @throws MIG_SQUASH_DIFFERS; what a revision, or the server, throws
 */
export async function verifySquash(request: VerifyRequest): Promise<string> {
  const { dialect, server, root, before, members, squash, reversible } = request;
  const folder = mkdtempSync(join(tmpdir(), 'mig-squash-'));
  const scratch = await openScratchServer({ dialect, server, from: `${root}/` });
  try {
    const file = join(folder, basename(squash.revision.file));
    writeFileSync(file, squash.content);
    const one = await scratch.create();
    await run(request, one, before, 'upgrade');
    const other = await one.clone();
    const squashed = [{ ...squash.revision, file }];
    for (const direction of reversible ? (['upgrade', 'downgrade'] as const) : (['upgrade'] as const)) {
      await run(request, one, direction === 'upgrade' ? members : members.toReversed(), direction);
      await run(request, other, squashed, direction);
      const [theirs, ours] = [await look(dialect, one), await look(dialect, other)];
      const changes = diffSnapshots(theirs.catalog, ours.catalog, dialect).map(({ key }) => key);
      if (changes.length === 0 && theirs.rows !== ours.rows) changes.push('the rows of tables');
      if (changes.length > 0)
        throw migError('MIG_SQUASH_DIFFERS', {
          what: direction === 'upgrade' ? 'the upgrade' : 'the downgrade',
          changes,
        });
    }
    return scratch.title;
  } finally {
    await scratch.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  { dialect, root }: VerifyRequest,
  database: ScratchDatabase,
  scripts: readonly RevisionScript[],
  direction: 'upgrade' | 'downgrade',
): Promise<void> {
  for (const script of scripts)
    await runStep({ script, direction, dialect, root, connection: await database.connect() });
}

async function look(
  dialect: Dialect,
  database: ScratchDatabase,
): Promise<{ readonly catalog: CatalogSnapshot; readonly rows: string }> {
  const connection = await database.connect();
  return { catalog: await dialect.snapshot(connection), rows: await dialect.fingerprintRows(connection) };
}
