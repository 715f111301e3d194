import { migError } from '../errors/index.ts';
import { chooseDialect, readVersionState, versionIdLimit } from '../runtime/index.ts';
import {
  planRevisionFile,
  planSquash,
  RevisionGraph,
  type PlannedRevision,
  type RevisionScript,
  type SquashPlan,
} from '../script/index.ts';
import { appliedBy } from './applied-by.ts';
import { prepareHooks } from './hooks/prepare-hooks.ts';
import { knownRows } from './known-rows.ts';
import { openProject, useDatabase, type DatabaseOptions, type Project } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';
import { replaceFiles } from './squash/replace-files.ts';
import { squashedBody, type SquashedBody } from './squash/squashed-body.ts';
import { verifySquash } from './squash/verify.ts';
import { templateOf } from './write-revision.ts';

export interface SquashOptions extends DatabaseOptions {
  /** `from:to`, both included; an empty side is the first revision, or the head. */
  readonly range: string;
  /** @defaultValue names the range */
  readonly message?: string | undefined;
  /** @defaultValue 12 random hexadecimal characters */
  readonly id?: string | undefined;
  /** Server for throwaway databases: `embedded` or a URL. @defaultValue the configuration's, else `embedded` */
  readonly server?: string | undefined;
  /** Verify, and write nothing. @defaultValue false */
  readonly dryRun?: boolean | undefined;
}

export interface SquashResult {
  readonly revision: RevisionInfo;
  /** What it stands for, in the order in which it ran; their files are gone. */
  readonly replaced: readonly RevisionInfo[];
  /** What followed the range, and follows the squash now. */
  readonly edited: readonly RevisionInfo[];
  /** The text of the new file. */
  readonly content: string;
  /** Where range and squash were compared, and in which directions. */
  readonly verified: { readonly server: string; readonly directions: readonly ('upgrade' | 'downgrade')[] };
  /** Nothing was written. */
  readonly dryRun?: true;
}

/**
 * Puts one revision in the place of a range of them. Before any file is touched both are run on throwaway databases, up and, when
 * every revision of the range has a way back, down; catalogs and rows must be the same.
 *
 * A database at the end of the range counts as being at the squash. With `url` a database that has a part of the range is an
 * error.
 *
 * @throws MIG_SQUASH_RANGE, MIG_SQUASH_APPLIED, MIG_SQUASH_DIFFERS, before anything is written
 */
export async function squash(options: SquashOptions): Promise<SquashResult> {
  const project = await openProject('squash', options);
  const { config, migrations, scripts } = project;
  const plan = planSquash(scripts.graph, options.range);
  const { members } = plan;
  refuseAlone(plan, options.range);
  if (options.url !== undefined) await refusePart(project, plan, options);
  const runHooks = prepareHooks({
    config,
    hooks: migrations.postWriteHooks,
    environment: options.environment,
  });
  const dialect = chooseDialect({ dialect: config.dialect, url: options.url ?? config.url });
  const irreversible = whyNoWayBack(members);
  const reversible = irreversible === undefined;
  const { root } = config;
  const body = await squashedBody({ members, dialect, root, reversible });
  const planned = await planFile({ project, plan, body, irreversible, options });
  const server = await verifySquash({
    ...plan,
    squash: planned,
    reversible,
    dialect,
    root,
    server: options.server ?? config.guard.server ?? 'embedded',
  });
  const edits = plan.children.map((revision) => ({
    revision,
    down: revision.down.map((id) => (id === members.at(-1)?.id ? planned.revision.id : id)),
  }));
  if (options.dryRun !== true) {
    replaceFiles({ squash: planned, members, edits });
    await runHooks(planned.revision);
  }
  const info = (revision: RevisionScript): RevisionInfo => revisionInfo(scripts.graph, revision);
  return {
    revision: revisionInfo(planned.scripts.graph, planned.revision),
    replaced: members.map(info),
    edited: edits.map(({ revision }) => info(revision)),
    content: planned.content,
    verified: { server, directions: reversible ? ['upgrade', 'downgrade'] : ['upgrade'] },
    ...(options.dryRun === true ? { dryRun: true } : {}),
  };
}

/** @throws MIG_SQUASH_RANGE for a member that cannot share a transaction, or does not say what it does */
function refuseAlone({ members }: SquashPlan<RevisionScript>, range: string): void {
  for (const { id, transaction, upgrade } of members) {
    const problem = !transaction
      ? `${id} runs outside of a transaction, and must stay a revision of its own`
      : upgrade === 'missing' || upgrade === 'throws'
        ? `${id} has no upgrade`
        : undefined;
    if (problem !== undefined) throw migError('MIG_SQUASH_RANGE', { range, problem });
  }
}

/** @throws MIG_SQUASH_APPLIED */
async function refusePart(
  { config, scripts: { graph } }: Project,
  { members }: SquashPlan<RevisionScript>,
  options: SquashOptions,
): Promise<void> {
  await useDatabase(config, options, async (database) => {
    const rows = knownRows(graph, (await readVersionState(database, config)).rows);
    const applied = appliedBy(graph, rows);
    const has = members.filter(({ id }) => applied.has(id)).length;
    if (has > 0 && has < members.length)
      throw migError('MIG_SQUASH_APPLIED', { range: options.range, database: database.title, rows });
  });
}

function whyNoWayBack(members: readonly RevisionScript[]): string | undefined {
  for (const { id, irreversible, downgrade } of members) {
    if (irreversible !== undefined) return `${id}: ${irreversible}`;
    if (downgrade === 'missing' || downgrade === 'throws') return `${id} has no downgrade`;
  }
  return undefined;
}

interface FileRequest {
  readonly project: Project;
  readonly plan: SquashPlan<RevisionScript>;
  readonly body: SquashedBody;
  readonly irreversible: string | undefined;
  readonly options: SquashOptions;
}

/** The file as if the range, and what stands on it, were not there. */
async function planFile({
  project,
  plan,
  body,
  irreversible,
  options,
}: FileRequest): Promise<PlannedRevision> {
  const { migrations, directory } = project;
  const { fileTemplate, truncateSlugLength, timezone, byteOrderMark } = migrations;
  const { members, rest, down, dependsOn, labels, replaces } = plan;
  const [first, last] = [members[0], members.at(-1)];
  const template = await templateOf(project, body.language);
  return planRevisionFile({
    scripts: { revisions: rest, graph: RevisionGraph.build(rest), warnings: [] },
    directory,
    now: new Date(),
    maxIdLength: versionIdLimit,
    byteOrderMark,
    message: options.message ?? `Squash of ${first?.id} to ${last?.id}`,
    head: down.length === 0 ? 'base' : down,
    splice: true,
    labels,
    dependsOn,
    replaces,
    irreversible,
    ...body,
    ...(first === undefined ? {} : { location: first.location }),
    ...(options.id === undefined ? {} : { id: options.id }),
    ...(fileTemplate === undefined ? {} : { fileTemplate }),
    ...(truncateSlugLength === undefined ? {} : { truncateSlugLength }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(template === undefined ? {} : { template: template.render, templateFile: template.file }),
  });
}
