import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  checks as allChecks,
  runOrder,
  type Check,
  type CheckContext,
  type Report,
} from '../../checks/index.ts';
import { namingConventionOf, type ResolvedConfig } from '../../config/index.ts';
import { dialectFor, dialectNamed, type Dialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { createMigrationSource, createSchemaSource } from '../../sources/index.ts';
import { closest } from '../../util/index.ts';
import { readConfig } from '../project.ts';
import type { GuardRunOptions } from './run-options.ts';

/** Everything a run needs, before a database is touched. */
export interface Prepared {
  readonly checks: readonly Check[];
  /** `embedded` or a URL. */
  readonly server: string;
  readonly config: ResolvedConfig;
  readonly options: Report['options'];
  readonly context: Pick<
    CheckContext,
    | 'root'
    | 'dialect'
    | 'source'
    | 'revisions'
    | 'order'
    | 'problems'
    | 'schema'
    | 'filters'
    | 'namingConvention'
  >;
}

/**
 * Reads config and history.
 *
 * @throws what config and source throw; MIG_UNKNOWN_CHECK, MIG_NO_SCHEMA, MIG_NO_REVISIONS
 */
export async function prepareRun(options: GuardRunOptions): Promise<Prepared> {
  const environment = options.environment ?? process.env;
  const config = await readConfig('check', {
    config: options.config,
    name: options.name,
    from: startFolder(options.from),
    environment,
  });
  const named = options.checks ?? config.guard.checks;
  const checks = named === undefined ? allChecks : named.map(checkNamed);
  const needy = named === undefined ? undefined : checks.find(({ needs }) => needs.schema);
  if (needy !== undefined && config.schema === undefined)
    throw migError('MIG_NO_SCHEMA', { config: config.file }, { location: { file: config.file } });

  const server = firstGiven(options.url, environment['MIG_CHECK_URL'], config.guard.server) ?? 'embedded';
  const dialect = chooseDialect(config, server);
  const source = createMigrationSource(config, dialect);
  const revisions = await source.revisions();
  const problems = (await source.problems?.()) ?? [];
  if (revisions.length === 0 && problems.length === 0)
    throw migError('MIG_NO_REVISIONS', { place: config.migrations.directory });
  return {
    checks,
    server,
    config,
    options: {
      failOn: options.failOn ?? config.guard.failOn,
      strict: options.strict ?? config.guard.strict,
      heads: config.guard.heads,
    },
    context: {
      root: config.root,
      dialect,
      source,
      revisions,
      problems,
      filters: config.filters,
      namingConvention: () => namingConventionOf(config, config.root),
      order: problems.some(({ severity }) => severity === 'error')
        ? undefined
        : await orderOf(source, revisions),
      schema:
        config.schema === undefined
          ? undefined
          : createSchemaSource(config.schema, { root: config.root, configFile: config.file }),
    },
  };
}

function startFolder(from: string | undefined): string {
  const start = resolve(from ?? process.cwd());
  return statSync(start, { throwIfNoEntry: false })?.isDirectory() === false ? dirname(start) : start;
}

function checkNamed(id: string): Check {
  const known = allChecks.map((check) => check.id);
  const found = allChecks.find((check) => check.id === id);
  const near = closest(id, known);
  if (found === undefined)
    throw migError('MIG_UNKNOWN_CHECK', { check: id, known, ...(near === undefined ? {} : { near }) });
  return found;
}

function firstGiven(...values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== '');
}

function chooseDialect(config: ResolvedConfig, server: string): Dialect {
  if (config.dialect !== undefined) return dialectNamed(config.dialect);
  if (server !== 'embedded') return dialectFor({ url: server });
  return config.url === undefined ? dialectNamed('postgresql') : dialectFor({ url: config.url });
}

async function orderOf(
  source: CheckContext['source'],
  revisions: CheckContext['revisions'],
): Promise<CheckContext['order']> {
  const ids = await source.order?.();
  if (ids === undefined) return runOrder(revisions);
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
