import type { VersionApplied, VersionedRevision, VersionStep } from '../config/index.ts';
import type { Connection } from '../dialects/index.ts';
import type { RevisionScript } from '../script/index.ts';
import type { ScriptStep } from './run-state.ts';
import type { RuntimeSettings } from './settings.ts';

export interface AppliedStep {
  readonly step: ScriptStep;
  /** Nothing ran: rows were written only. */
  readonly stamp: boolean;
  readonly settings: Pick<RuntimeSettings, 'args' | 'name' | 'onVersionApply'>;
  readonly connection: Connection;
  /** A revision by its id. */
  readonly find: (id: string) => RevisionScript | undefined;
}

/** Tells the hooks of the configuration about a step, one after the other, inside its transaction. */
export async function tellVersionApplied(applied: AppliedStep): Promise<void> {
  const { step, stamp, settings, connection } = applied;
  for (const hook of settings.onVersionApply) {
    const event: VersionApplied = {
      ...settings.args,
      revision: step.revision.id,
      direction: stamp ? 'stamp' : step.direction,
      heads: step.rows,
      step: versionStep(applied),
      connection: connection.raw,
      ...(settings.name === undefined ? {} : { database: settings.name }),
    };
    await hook(event);
  }
}

function versionStep({ step, stamp, find }: AppliedStep): VersionStep {
  const { revision, direction, effect } = step;
  const isUpgrade = direction === 'upgrade';
  const above = stamp ? (isUpgrade ? effect.add : effect.remove) : [revision.id];
  const below = stamp ? (isUpgrade ? effect.remove : effect.add) : revision.down;
  const objects = (ids: readonly string[]): readonly VersionedRevision[] =>
    ids.flatMap((id) => find(id) ?? []).map(versioned);
  return {
    isUpgrade,
    isStamp: stamp,
    isMigration: !stamp,
    upRevisionIds: above,
    downRevisionIds: below,
    sourceRevisionIds: isUpgrade ? below : above,
    destinationRevisionIds: isUpgrade ? above : below,
    upRevisions: objects(above),
    downRevisions: objects(below),
    sourceRevisions: objects(isUpgrade ? below : above),
    destinationRevisions: objects(isUpgrade ? above : below),
  };
}

function versioned({ id, title, file, down, labels, dependsOn }: RevisionScript): VersionedRevision {
  return { id, title, file, down, labels, dependsOn };
}
