import { judgedChanges } from '../../../scripts/corpora/judged-changes.ts';
import { openPlayground } from '../postgres-playground.ts';
import type { ObjectChange } from '../../../src/dialects/index.ts';
import { hasKeys, type VectorResult, type VectorRunner } from './runner.ts';

/** Does a mutation of the schema change the snapshot? `visible` is what pg_dump says. */
export interface SnapshotVectors {
  readonly oracle: string;
  readonly setup: string;
  readonly vectors: readonly SnapshotVector[];
}

export interface SnapshotVector {
  readonly id: string;
  readonly mutation: string;
  readonly visible: boolean;
}

export const snapshotRunner: VectorRunner = {
  kind: 'snapshot',
  accepts: (file) => hasKeys(file, 'oracle', 'setup', 'vectors'),
  run: (file) => runSnapshotVectors(file as SnapshotVectors, serverFor(process.env)),
};

/** Each vector in a database of its own, cloned from one that the set-up made. */
export async function* runSnapshotVectors(
  { setup, vectors }: SnapshotVectors,
  url: string,
): AsyncGenerator<VectorResult> {
  const playground = await openPlayground(setup, url);
  try {
    for (const vector of vectors) {
      try {
        const changes = judgedChanges(await playground.changes(vector.mutation));
        const seen = changes.length > 0;
        yield seen === vector.visible
          ? { id: vector.id, ok: true }
          : { id: vector.id, ok: false, why: explain(vector, changes) };
      } catch (error) {
        yield { id: vector.id, ok: false, why: `${vector.mutation}: ${(error as Error).message}` };
      }
    }
  } finally {
    await playground.close();
  }
}

function serverFor(environment: NodeJS.ProcessEnv): string {
  return (
    environment['MIG_TEST_POSTGRES_URL'] ??
    environment['MIG_CHECK_URL'] ??
    'postgres://postgres@127.0.0.1:5432/postgres'
  );
}

function explain({ mutation, visible }: SnapshotVector, changes: readonly ObjectChange[]): string {
  const keys = changes.map(({ key, change }) => `${key} ${change}`).join(', ');
  return visible ? `not seen: ${mutation}` : `seen, but should not be: ${mutation} (${keys})`;
}
