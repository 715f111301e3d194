import {
  basesOf,
  checks as allChecks,
  headsOf,
  joinReports,
  judgeReport,
  type CheckContext,
  type CheckReport,
  type NamedReport,
  type Note,
  type Report,
} from '../checks/index.ts';
import { isMigError } from '../errors/index.ts';
import { ownVersion } from '../util/index.ts';
import { prepareRun, type Prepared } from './guard/prepare.ts';
import { reportedError } from './guard/reported-error.ts';
import { runCheck, type RanCheck } from './guard/run-check.ts';
import type { GuardRunOptions } from './guard/run-options.ts';
import { scratchForRun } from './guard/scratch-for-run.ts';

/**
 * Runs the checks and returns the report; never throws for what a report can say. A config that cannot be read, a
 * history without revisions, a server that cannot be reached are reports too, with `verdict: 'error'`, an error at each
 * check that could not be run, and exit code 2 or 3. Several databases are checked one after the other, each in full.
 */
export async function runGuard(options: GuardRunOptions = {}): Promise<Report> {
  const started = Date.now();
  let prepared: Prepared;
  try {
    prepared = await prepareRun(options);
  } catch (thrown) {
    const [first, ...rest] = notChosen(thrown) ?? [];
    if (first !== undefined) return runEach([first, ...rest], options);
    return failedReport(options, { thrown, durationMs: Date.now() - started });
  }
  return runPrepared(prepared, options, started);
}

/** The databases of a configuration, when the error is that one has to be chosen. */
function notChosen(error: unknown): readonly string[] | undefined {
  return isMigError(error) && error.code === 'MIG_NAME_NOT_CHOSEN'
    ? (error.details['databases'] as readonly string[])
    : undefined;
}

async function runEach(
  [first, ...rest]: readonly [string, ...string[]],
  options: GuardRunOptions,
): Promise<Report> {
  const run = async (name: string): Promise<NamedReport> => ({
    ...(await runGuard({
      ...options,
      name,
      onProgress: (event) => options.onProgress?.({ ...event, database: name }),
    })),
    database: name,
  });
  const reports: [NamedReport, ...NamedReport[]] = [await run(first)];
  for (const name of rest) reports.push(await run(name));
  return joinReports(reports);
}

async function runPrepared(prepared: Prepared, options: GuardRunOptions, started: number): Promise<Report> {
  const scratch = scratchForRun(prepared);
  const stop = (): void => void scratch.close();
  options.signal?.addEventListener('abort', stop, { once: true });
  const ran: RanCheck[] = [];
  let leftover: string | undefined;
  let server: Report['server'];
  try {
    const context: CheckContext = {
      ...prepared.context,
      ...(prepared.config.name === undefined ? {} : { database: prepared.config.name }),
      scratch: () => scratch.open(),
      atHeads: { snapshot: undefined },
      options: prepared.options,
      progress: (event) => options.onProgress?.(event),
    };
    const { checks: selected } = prepared;
    for (const check of selected)
      ran.push(await runCheck(check, context, { selected, signal: options.signal }));
    server = serverOf(await scratch.started());
  } finally {
    leftover = await scratch.close();
    options.signal?.removeEventListener('abort', stop);
  }
  return finishedReport(prepared, { ran, server, leftover, durationMs: Date.now() - started });
}

interface Finished {
  readonly ran: readonly RanCheck[];
  readonly server: Report['server'];
  /** Why scratch databases could not be dropped. */
  readonly leftover: string | undefined;
  readonly durationMs: number;
}

function finishedReport(prepared: Prepared, { ran, server, leftover, durationMs }: Finished): Report {
  const { context, options } = prepared;
  const checks = ran.map(({ report }) => report);
  const findings = ran.flatMap(({ result }) => result.findings);
  return {
    format: 1,
    ...(prepared.config.name === undefined ? {} : { database: prepared.config.name }),
    tool: { name: 'mig-check', version: ownVersion() },
    ...judgeReport({ checks, findings }, options.failOn),
    options,
    source: {
      kind: context.source.kind,
      revisions: context.revisions.length,
      heads: headsOf(context.revisions),
      bases: basesOf(context.revisions),
    },
    ...(server === undefined ? {} : { server }),
    checks,
    findings,
    notes: [...ran.flatMap(({ result }) => result.notes), ...leftoverNotes(leftover)],
    verdicts: ran.flatMap(({ result }) => result.revisions ?? []),
    revisions: context.revisions,
    durationMs,
  };
}

function serverOf(
  scratch: { readonly title: string; readonly server: { product: string; version: string } } | undefined,
): Report['server'] {
  if (scratch === undefined) return undefined;
  const { product, version } = scratch.server;
  return { title: scratch.title, product, version };
}

function leftoverNotes(reason: string | undefined): readonly Note[] {
  if (reason === undefined) return [];
  return [
    {
      check: 'round-trip',
      message: `Scratch databases could not be dropped (${reason}). The next run on this server drops them.`,
    },
  ];
}

/** A run that ended before its first check: the error stands at every check that was asked for. */
function failedReport(
  options: GuardRunOptions,
  { thrown, durationMs }: { readonly thrown: unknown; readonly durationMs: number },
): Report {
  const error = reportedError(thrown);
  const ids = options.checks ?? allChecks.map(({ id }) => id);
  const checks = ids.map((id): CheckReport => ({
    id,
    title: allChecks.find((check) => check.id === id)?.title ?? id,
    outcome: 'error',
    compared: {},
    durationMs: 0,
    error,
  }));
  const failOn = options.failOn ?? 'warning';
  return {
    format: 1,
    ...(options.name === undefined ? {} : { database: options.name }),
    tool: { name: 'mig-check', version: ownVersion() },
    ...judgeReport({ checks, findings: [] }, failOn),
    options: { failOn, strict: options.strict ?? false, heads: 1 },
    source: { kind: 'unknown', revisions: 0, heads: [], bases: [] },
    checks,
    findings: [],
    notes: [],
    verdicts: [],
    revisions: [],
    durationMs,
  };
}
