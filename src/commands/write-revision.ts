import { rmSync } from 'node:fs';
import { versionIdLimit } from '../runtime/index.ts';
import {
  planRevisionFile,
  readOwnTemplate,
  readScript,
  templateFor,
  writeNewFile,
  type OwnTemplate,
  type PlannedRevision,
  type ScriptLanguage,
} from '../script/index.ts';
import type { RevisionDirective } from '../config/index.ts';
import type { SqlDialect } from '../dialects/index.ts';
import { given } from '../util/index.ts';
import { bodyOf } from './directives/body-of.ts';
import { directivesFor } from './directives/directives-for.ts';
import { prepareHooks } from './hooks/prepare-hooks.ts';
import type { Project } from './project.ts';
import { revisionInfo, type RevisionInfo } from './revision-info.ts';
import type { RevisionWish } from './revision-wish.ts';

/** The new revision; a list when `processRevisionDirectives` made several or none of it. */
export type RevisionResult = RevisionInfo | readonly RevisionInfo[];

/**
 * Checks the wish against the graph, writes its file (or files), runs the hooks on each, and returns the revisions as read
 * back. Either all are written or none.
 *
 * @throws MIG_TEMPLATE_…, MIG_DIRECTIVES_FAILED, MIG_HOOK_… besides what writing throws
 */
export async function writeRevision(project: Project, wish: RevisionWish): Promise<RevisionResult> {
  const { config, migrations, scripts } = project;
  const language = wish.language ?? migrations.language;
  const runHooks = prepareHooks({ config, hooks: migrations.postWriteHooks, environment: wish.environment });
  const template = await templateOf(project, language);
  const directives = await directivesFor(project, wish);
  const dialect = language === 'sql' ? await dialectOf(project, wish) : undefined;
  const planned = planAll({ project, directives, language, template, dialect });
  writeAll(planned);
  const last = planned.at(-1)?.scripts;
  if (last === undefined) return [];
  for (const { message } of last.warnings.slice(scripts.warnings.length)) wish.onWarning?.(message);
  for (const { revision } of planned) await runHooks(revision);
  const made = planned
    .map(({ revision: { file, location } }) => readScript(config.root, { path: file, location, language }))
    .map((script) => revisionInfo(last.graph, script));
  const [first] = made;
  return made.length === 1 && first !== undefined ? first : made;
}

/** The project's own template for a language, if it has one. */
export async function templateOf(
  { config, migrations }: Project,
  language: ScriptLanguage,
): Promise<OwnTemplate | undefined> {
  const file = templateFor(migrations.revisionTemplates, language);
  if (file === undefined) return undefined;
  const more = { args: migrations.templateArgs, x: config.args.x, config };
  return readOwnTemplate({ root: config.root, file, more });
}

/** What SQL is written for; `undefined` when nothing says it. */
async function dialectOf(
  { config }: Project,
  { connection, url = config.url }: RevisionWish,
): Promise<SqlDialect | undefined> {
  const { dialect } = config;
  if (connection === undefined && dialect === undefined && url === undefined) return undefined;
  // Loaded on use: a plain revision needs none of it.
  const [{ chooseSqlDialect }, { dialectFor }] = await Promise.all([
    import('../runtime/index.ts'),
    import('../dialects/index.ts'),
  ]);
  return connection === undefined ? chooseSqlDialect({ dialect, url }) : dialectFor({ instance: connection });
}

interface PlanAllOptions {
  readonly project: Project;
  readonly directives: readonly RevisionDirective[];
  readonly language: ScriptLanguage;
  readonly template: OwnTemplate | undefined;
  readonly dialect: SqlDialect | undefined;
}

/** Each revision is planned on top of those before it. */
function planAll({
  project,
  directives,
  language,
  template,
  dialect,
}: PlanAllOptions): readonly PlannedRevision[] {
  const { migrations, directory } = project;
  const { fileTemplate, truncateSlugLength, timezone, byteOrderMark } = migrations;
  const now = new Date();
  const planned: PlannedRevision[] = [];
  for (const directive of directives) {
    const { id, message, head, splice, labels, dependsOn, versionPath: location } = directive;
    planned.push(
      planRevisionFile({
        scripts: planned.at(-1)?.scripts ?? project.scripts,
        directory,
        now,
        maxIdLength: versionIdLimit,
        language,
        byteOrderMark,
        message,
        head,
        splice,
        labels,
        dependsOn,
        ...bodyOf(directive, language, dialect),
        ...given({ id, location, fileTemplate, truncateSlugLength, timezone }),
        ...given({ template: template?.render, templateFile: template?.file }),
      }),
    );
  }
  return planned;
}

function writeAll(planned: readonly PlannedRevision[]): void {
  const written: string[] = [];
  try {
    for (const { revision, content } of planned) {
      writeNewFile(revision.file, content, revision.displayFile);
      written.push(revision.file);
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw error;
  }
}
