import { isAbsolute, resolve } from 'node:path';
import {
  describeFailure,
  type ProcessRevisionDirectives,
  type RevisionDirective,
} from '../../config/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import type { Database } from '../../runtime/index.ts';
import { useDatabase, type Project } from '../project.ts';
import type { RevisionWish } from '../revision-wish.ts';

/**
 * What is to be written: the wish itself, or what `processRevisionDirectives` of the call makes of it, and then, with
 * `revisionEnvironment` or `autogenerate`, that of the configuration. A database is opened only with the latter two, and not
 * with `sql`.
 *
 * @throws MIG_SQL_NEEDS_ENVIRONMENT; MIG_DIRECTIVES_FAILED, with the place in the project's code; MIG_NO_URL and what opening a
 * database throws
 */
export async function directivesFor(
  project: Project,
  wish: RevisionWish,
): Promise<readonly RevisionDirective[]> {
  const { config, migrations } = project;
  const { sql: offline = false, withoutDirectives = false, autogenerate = false } = wish;
  const directives: RevisionDirective[] = [directiveOf(wish)];
  if (offline && autogenerate) throw migError('MIG_AUTOGENERATE_OFFLINE', {});
  if (offline && !migrations.revisionEnvironment) throw migError('MIG_SQL_NEEDS_ENVIRONMENT', {});
  const runs = migrations.revisionEnvironment || autogenerate;
  const configured = runs && !withoutDirectives ? migrations.processRevisionDirectives : undefined;
  const edit = async (connection: unknown, rows: readonly string[]): Promise<void> => {
    const named = config.name === undefined ? {} : { database: config.name };
    const context = { ...config.args, ...named, connection, offline };
    for (const hook of [wish.processRevisionDirectives, configured])
      if (hook !== undefined) await runEdit(() => hook(context, rows, directives), config.root);
  };
  if (!runs || offline) await edit(undefined, []);
  else
    await useDatabase(config, wish, async (database) => {
      const { readVersionState } = await import('../../runtime/index.ts');
      if (autogenerate)
        directives[0] = { ...directiveOf(wish), ...(await generated(project, database, wish)) };
      const { rows } = await readVersionState(database, config);
      await edit(database.connection.raw, rows);
    });
  for (const [index, directive] of directives.entries()) assertDirective(directive, index);
  return directives.map((directive) => absolute(directive, config.root));
}

/** What the database lacks of the schema. What cannot be written down is told. */
async function generated(
  project: Project,
  database: Database,
  wish: RevisionWish,
): Promise<Pick<RevisionDirective, 'upgradeOps' | 'downgradeOps'>> {
  const { compareWithSchema, leftOpen } = await import('../compare/with-schema.ts');
  const url = wish.url ?? project.config.url;
  const { upgradeOps, downgradeOps, open, origin } = await compareWithSchema(project, database, {
    ...wish,
    url,
  });
  for (const one of open) wish.onWarning?.(leftOpen(one));
  if (upgradeOps.length === 0)
    wish.onWarning?.(`The database has the schema of ${origin}: the revision is empty.`);
  return { upgradeOps: [...upgradeOps], downgradeOps: [...downgradeOps] };
}

function directiveOf(wish: RevisionWish): RevisionDirective {
  return {
    id: wish.id,
    message: wish.message ?? '',
    head: wish.head ?? 'head',
    splice: wish.splice ?? false,
    labels: wish.branchLabels ?? [],
    dependsOn: wish.dependsOn ?? [],
    versionPath: wish.versionPath,
    upgradeOps: [],
    downgradeOps: [],
    imports: [],
  };
}

async function runEdit(edit: () => ReturnType<ProcessRevisionDirectives>, root: string): Promise<void> {
  try {
    await edit();
  } catch (error) {
    if (isMigError(error)) throw error;
    const { reason, ...location } = describeFailure(error, root);
    throw migError('MIG_DIRECTIVES_FAILED', { reason }, { location, cause: error });
  }
}

/** Configurations are often JavaScript: what they push may be anything. */
function assertDirective(
  directive: Readonly<Record<string, unknown>> | RevisionDirective,
  index: number,
): void {
  const wrong = Object.entries(SHAPES).find(([key, fits]) => !fits((directive as never)?.[key]));
  if (wrong !== undefined)
    throw migError('MIG_DIRECTIVES_FAILED', {
      reason: `directive ${index + 1} has no proper \`${wrong[0]}\`: it needs ${Object.keys(SHAPES).join(', ')}`,
    });
}

const isText = (value: unknown): boolean => typeof value === 'string';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const SHAPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  message: isText,
  head: (value) => isText(value) || areTexts(value),
  splice: (value) => typeof value === 'boolean',
  labels: areTexts,
  dependsOn: areTexts,
  upgradeOps: Array.isArray,
  downgradeOps: Array.isArray,
  imports: areTexts,
};

function absolute(directive: RevisionDirective, root: string): RevisionDirective {
  const { versionPath } = directive;
  return versionPath === undefined || isAbsolute(versionPath)
    ? directive
    : { ...directive, versionPath: resolve(root, versionPath) };
}
