import type { CatalogSnapshot } from '../../dialects/index.ts';

import type { ScratchDatabase } from '../../scratch/index.ts';
import type { SourceRevision } from '../../sources/index.ts';
import { sameSnapshot } from './same-snapshot.ts';
import { readSchema, runStep, type Bench } from '../run-step.ts';

/**
 * The database on which downgrades are tried: always one that equals the main line, schema and rows.
 *
 * After a revision that was undone and redone without a trace, the copy follows the main line by running the next
 * upgrade itself, which is cheaper than a new clone; it is believed only when it then equals the main line again.
 */
export class WorkCopy {
  readonly #bench: Bench;
  readonly #main: ScratchDatabase;
  #copy: ScratchDatabase | undefined;

  constructor(bench: Bench, main: ScratchDatabase) {
    this.#bench = bench;
    this.#main = main;
  }

  /** A database that equals the main line after `revision`, whose schema is `after`. */
  async follow(revision: SourceRevision, after: CatalogSnapshot): Promise<ScratchDatabase> {
    if (this.#copy !== undefined && !(await this.#catchUp(this.#copy, revision, after))) await this.discard();
    return (this.#copy ??= await this.#main.clone());
  }

  /** Says that the copy no longer equals the main line. */
  async discard(): Promise<void> {
    const copy = this.#copy;
    this.#copy = undefined;
    await copy?.drop();
  }

  async #catchUp(copy: ScratchDatabase, revision: SourceRevision, after: CatalogSnapshot): Promise<boolean> {
    const step = await runStep(this.#bench, copy, { revision, direction: 'upgrade' });
    if (step.status !== 'ok') return false;
    if (!sameSnapshot(await readSchema(this.#bench, copy), after)) return false;
    const { dialect } = this.#bench;
    const rows = await dialect.fingerprintRows(await copy.connect());
    return rows === (await dialect.fingerprintRows(await this.#main.connect()));
  }
}
