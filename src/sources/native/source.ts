import { existsSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import type { ConventionSettings, NativeMigrations } from '../../config/index.ts';
import type { SqlDialect } from '../../dialects/index.ts';
import { isMigError, migError, MigError } from '../../errors/index.ts';
import { ownTables, revisionSql, runStep } from '../../runtime/index.ts';
import { inspectScriptDirectory, type InspectedScripts, type RevisionScript } from '../../script/index.ts';
import type { MigrationSource, SourceProblem, SourceRevision } from '../contract.ts';

export interface NativeSourceOptions {
  /** Project root, absolute. */
  readonly root: string;
  readonly migrations: NativeMigrations;
  /** Table that the engine records revisions in. */
  readonly versionTable: { readonly name: string; readonly schema?: string };
  /** Where the names come from that operations leave open. @defaultValue the server */
  readonly conventions?: ConventionSettings;
  /** @defaultValue what the dialect says */
  readonly transactionalDdl?: boolean | undefined;
}

/** Revision files of our own kind. Headers are lexed; a file's code runs only when its revision does. */
export function createNativeSource(options: NativeSourceOptions): MigrationSource {
  const { root, migrations, versionTable } = options;
  let read: InspectedScripts | undefined;
  const scripts = (): InspectedScripts => (read ??= readScripts(options));
  const scriptOf = (id: string): RevisionScript => {
    const found = scripts().revisions.find((script) => script.id === id);
    if (found === undefined) throw migError('MIG_NO_REVISIONS', { place: `${migrations.directory} (${id})` });
    return found;
  };
  const shown = (file: string) => (isAbsolute(file) ? relative(root, file).split(sep).join('/') : file);

  return {
    kind: 'native',
    bookkeepingTables: ownTables(versionTable),
    async revisions() {
      const { revisions } = scripts();
      return revisions.map((script) => toSourceRevision(script, { revisions, shown }));
    },
    async problems() {
      const { problems, warnings } = scripts();
      return [
        ...problems.map(({ code, message, hint, location }): SourceProblem => ({
          code,
          severity: 'error',
          message,
          ...(hint === undefined ? {} : { hint }),
          ...(location === undefined
            ? {}
            : {
                location: {
                  ...(location.file === undefined ? {} : { file: shown(location.file) }),
                  ...(location.line === undefined ? {} : { line: location.line }),
                  ...(location.revision === undefined ? {} : { revision: location.revision }),
                },
              }),
        })),
        ...warnings.map(({ file, message }): SourceProblem => ({
          code: 'MC113',
          severity: 'info',
          message,
          location: { file: shown(file) },
        })),
      ];
    },
    async order() {
      const { graph, problems } = scripts();
      if (problems.length > 0) return undefined;
      return graph?.planUpgrade({ current: [], target: 'heads' }).steps.map(({ revision }) => revision.id);
    },
    async apply({ revision, direction, connection, dialect }) {
      try {
        const { statements } = await runStep({
          script: scriptOf(revision.id),
          direction,
          connection,
          dialect,
          root,
          ...(options.conventions === undefined ? {} : { conventions: options.conventions }),
          ...(options.transactionalDdl === undefined ? {} : { transactionalDdl: options.transactionalDdl }),
        });
        return { statements: statements.map((statement) => ({ ...statement, file: shown(statement.file) })) };
      } catch (error) {
        throw isMigError(error) ? withShownFile(error, shown) : error;
      }
    },
    sql: (revision, direction, dialect) =>
      offline(scriptOf(revision.id), {
        direction,
        dialect,
        root,
        ...(options.conventions === undefined ? {} : { conventions: options.conventions }),
      }),
  };
}

function readScripts({ root, migrations }: NativeSourceOptions): InspectedScripts {
  if (!migrations.versionLocations.some((folder) => existsSync(folder)))
    throw migError('MIG_MIGRATIONS_NOT_FOUND', {
      directory: relative(root, migrations.directory).split(sep).join('/'),
    });
  return inspectScriptDirectory({
    root,
    versionLocations: migrations.versionLocations,
    recursive: migrations.recursive,
  });
}

function toSourceRevision(
  script: RevisionScript,
  {
    revisions,
    shown,
  }: { readonly revisions: readonly RevisionScript[]; readonly shown: (file: string) => string },
): SourceRevision {
  const dependsOn = script.dependsOn.map(
    (name) => revisions.find(({ id, labels }) => id === name || labels.includes(name))?.id ?? name,
  );
  return {
    id: script.id,
    parents: script.down,
    dependsOn,
    labels: script.labels,
    title: script.title,
    file: shown(script.file),
    line: script.line,
    ...(script.createdAt === undefined ? {} : { createdAt: script.createdAt }),
    downgrade: script.downgrade,
    ...(script.irreversible === undefined ? {} : { irreversible: script.irreversible }),
  };
}

async function offline(
  script: RevisionScript,
  request: {
    readonly direction: 'upgrade' | 'downgrade';
    readonly dialect: SqlDialect;
    readonly root: string;
    readonly conventions?: ConventionSettings;
  },
) {
  try {
    const statements = await revisionSql({ script, ...request });
    return { statements: statements.map(({ sql }) => sql) };
  } catch (error) {
    if (isMigError(error)) return { unavailable: error.message };
    throw error;
  }
}

function withShownFile(error: MigError, shown: (file: string) => string): MigError {
  const { location } = error;
  if (location?.file === undefined) return error;
  return new MigError(error.code, error.details, {
    location: { ...location, file: shown(location.file) },
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  });
}
