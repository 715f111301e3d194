import { diffSnapshots, type CatalogSnapshot, type ObjectChange } from '../../dialects/index.ts';
import type { ScratchDatabase, ScratchServer } from '../../scratch/index.ts';
import type { SourceRevision } from '../../sources/index.ts';
import type { StepOutcome } from '../step-outcome.ts';
import type { RevisionOutcome } from './outcome.ts';
import { changesSince, readSchema, runStep, type Bench } from '../run-step.ts';
import { WorkCopy } from './work-copy.ts';

export interface JudgeOptions extends Bench {
  readonly scratch: ScratchServer;
  /** In an order in which they can run. */
  readonly order: readonly SourceRevision[];
  readonly onRevision?: (revision: SourceRevision, index: number) => void;
}

/** The main line after the last upgrade, still open. The caller drops it. */
export interface JudgedHistory {
  readonly outcomes: readonly RevisionOutcome[];
  readonly main: ScratchDatabase;
  /** From where every revision can be undone: the base, or right behind the last irreversible revision. */
  readonly floor: { readonly index: number; readonly schema: CatalogSnapshot };
  /** After the last. */
  readonly heads: CatalogSnapshot;
}

/**
 * Judges every revision on its own: the main line only ever upgrades, each downgrade is tried on a copy of it. Nothing
 * that one downgrade does can reach another revision.
 */
export async function judgeHistory(options: JudgeOptions): Promise<JudgedHistory> {
  const { scratch, source, order } = options;
  const main = await scratch.create();
  const copy = new WorkCopy(options, main);
  try {
    await source.prepare?.(await main.connect());
    let state = await readSchema(options, main);
    let floor = { index: 0, schema: state };
    const failed = new Set<string>();
    const outcomes: RevisionOutcome[] = [];
    for (const [index, revision] of order.entries()) {
      options.onRevision?.(revision, index);
      const blocked = needsOf(revision).find((id) => failed.has(id));
      const { outcome, after } =
        blocked === undefined
          ? await judgeRevision({ bench: options, main, copy, revision, before: state })
          : { outcome: notRun(revision, `${blocked} could not be applied`), after: state };
      if (outcome.upgrade.status !== 'ok') failed.add(revision.id);
      outcomes.push(outcome);
      state = after;
      if (revision.irreversible !== undefined) floor = { index: index + 1, schema: after };
    }
    return { outcomes, main, floor, heads: state };
  } catch (error) {
    await main.drop();
    throw error;
  } finally {
    await copy.close();
  }
}

function needsOf(revision: SourceRevision): readonly string[] {
  return [...revision.parents, ...revision.dependsOn];
}

interface Judgement {
  readonly bench: Bench;
  readonly main: ScratchDatabase;
  readonly copy: WorkCopy;
  readonly revision: SourceRevision;
  readonly before: CatalogSnapshot;
}

async function judgeRevision({ bench, main, copy, revision, before }: Judgement): Promise<{
  readonly outcome: RevisionOutcome;
  readonly after: CatalogSnapshot;
}> {
  const upgrade = await runStep(bench, main, { revision, direction: 'upgrade' });
  if (upgrade.status !== 'ok' || revision.downgrade === 'missing') {
    copy.discard();
    const after = await readSchema(bench, main);
    const because = upgrade.status === 'ok' ? 'there is no downgrade' : 'the upgrade failed';
    const upgradeChanges = diffSnapshots(before, after, bench.dialect);
    return { outcome: { ...notRun(revision, because), upgrade, upgradeChanges }, after };
  }
  const [after] = await Promise.all([readSchema(bench, main), copy.follow(revision)]);
  const back = await tryDowngrade({ bench, copy, states: { revision, before, after } });
  const upgradeChanges = diffSnapshots(before, after, bench.dialect);
  return { outcome: { revision, upgrade, upgradeChanges, ...back }, after };
}

type Back = Pick<RevisionOutcome, 'downgrade' | 'left' | 'again' | 'differsAgain'>;

interface Attempt {
  readonly bench: Bench;
  readonly copy: WorkCopy;
  readonly states: States;
}

async function tryDowngrade({ bench, copy, states }: Attempt): Promise<Back> {
  const work = await copy.use();
  const back = await downAndUp(bench, work.database, states);
  if (isNone(back.left) && isNone(back.differsAgain)) {
    await copy.keep();
    return back;
  }
  copy.discard();
  return work.fresh ? back : tryDowngrade({ bench, copy, states });
}

interface States {
  readonly revision: SourceRevision;
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
}

/** Tries the downgrade, then the upgrade again on whatever state that left. */
async function downAndUp(
  bench: Bench,
  work: ScratchDatabase,
  { revision, before, after }: States,
): Promise<Back> {
  const downgrade = await runStep(bench, work, { revision, direction: 'downgrade' });
  const left = downgrade.status === 'ok' ? await changesSince(bench, work, before) : undefined;
  const again = await runStep(bench, work, { revision, direction: 'upgrade' });
  const differsAgain = again.status === 'ok' ? await changesSince(bench, work, after) : undefined;
  return { downgrade, left, again, differsAgain };
}

function isNone(changes: readonly ObjectChange[] | undefined): boolean {
  return changes !== undefined && changes.length === 0;
}

function notRun(revision: SourceRevision, because: string): RevisionOutcome {
  const step: StepOutcome = { status: 'not run', because };
  return {
    revision,
    upgrade: step,
    upgradeChanges: [],
    downgrade: step,
    left: undefined,
    again: step,
    differsAgain: undefined,
  };
}
