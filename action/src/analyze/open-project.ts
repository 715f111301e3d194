import { loadConfig } from '../../../src/config/index.ts';
import { isMigError } from '../../../src/errors/index.ts';
import { chooseSqlDialect } from '../../../src/runtime/index.ts';
import { createMigrationSource } from '../../../src/sources/index.ts';
import { sqlReader, type ReadSql } from './revision-sql.ts';

export interface Project {
  /** Absolute folder of the config. */
  readonly root: string;
  readonly readSql: ReadSql;
}

export interface OpenProject {
  readonly folder: string;
  readonly config?: string | undefined;
  readonly name?: string | undefined;
  /** Server for scratch databases, when an input names one: a URL fixes the dialect. */
  readonly server?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What the SQL of revisions is read with; undefined when the config cannot be loaded, which the report tells. */
export async function openProject(options: OpenProject): Promise<Project | undefined> {
  const { folder, config: file, name, environment } = options;
  try {
    const config = await loadConfig({ from: folder, file, name, env: environment });
    const server = options.server || environment['MIG_CHECK_URL'] || config.guard.server;
    const url = server === undefined || server === 'embedded' ? config.url : server;
    const dialect = chooseSqlDialect({ dialect: config.dialect, url });
    return { root: config.root, readSql: sqlReader(createMigrationSource(config, dialect), dialect) };
  } catch (error) {
    if (isMigError(error)) return undefined;
    throw error;
  }
}
