import { isMigError } from '../../errors/index.ts';
import type { ScratchDatabase } from '../../scratch/index.ts';
import type { SourceRevision } from '../../sources/index.ts';
import { runStep, type Bench } from '../run-step.ts';

/** A database that equals the main line, for trying a downgrade on. */
export interface Workbench {
  readonly database: ScratchDatabase;
  /** Cloned just now, and not a copy that followed the main line. */
  readonly fresh: boolean;
}

/**
 * The database on which downgrades are tried.
 *
 * A clone for each revision would be right and slow. So a copy on which a revision was undone and redone without a
 * trace, and whose rows still equal those of the main line, follows it by running the next upgrade itself. A verdict
 * against a revision is never taken from such a copy: it is given on a clone.
 */
export class WorkCopy {
  readonly #bench: Bench;
  readonly #main: ScratchDatabase;
  #copy: ScratchDatabase | undefined;
  #drops: Promise<void> = Promise.resolve();

  constructor(bench: Bench, main: ScratchDatabase) {
    this.#bench = bench;
    this.#main = main;
  }

  /** Runs on the copy, if there is one, what runs on the main line. */
  async follow(revision: SourceRevision): Promise<void> {
    if (this.#copy === undefined) return;
    const { status } = await runStep(this.#bench, this.#copy, { revision, direction: 'upgrade' });
    if (status !== 'ok') this.discard();
  }

  /** The copy that followed, else a clone of the main line as it is now. */
  async use(): Promise<Workbench> {
    const database = this.#copy;
    if (database !== undefined) return { database, fresh: false };
    return { database: (this.#copy = await this.#main.clone()), fresh: true };
  }

  /** Says that the copy has the schema of the main line again; it is kept when it has its rows as well. */
  async keep(): Promise<void> {
    if (this.#copy === undefined) return;
    const [ours, theirs] = await Promise.all([this.#rows(this.#copy), this.#rows(this.#main)]);
    if (ours === undefined || ours !== theirs) this.discard();
  }

  /** Says that the copy no longer equals the main line. Dropped while other work goes on. */
  discard(): void {
    const copy = this.#copy;
    this.#copy = undefined;
    // What cannot be dropped now is dropped when the scratch server is closed.
    this.#drops = this.#drops.then(() => copy?.drop()).catch(() => undefined);
  }

  /** Drops the copy, and waits for all that are being dropped. */
  async close(): Promise<void> {
    this.discard();
    await this.#drops;
  }

  /** Undefined when this role may not read them all: a policy, a table of another owner. */
  async #rows(database: ScratchDatabase): Promise<string | undefined> {
    const connection = await database.connect();
    try {
      return await this.#bench.dialect.fingerprintRows(connection);
    } catch (error) {
      if (isMigError(error) && error.code === 'MIG_STATEMENT_FAILED') return undefined;
      throw error;
    }
  }
}
