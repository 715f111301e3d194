import type { Check, CheckContext, CheckReport, CheckResult } from '../../checks/index.ts';
import { migError } from '../../errors/index.ts';
import { reportedError } from './reported-error.ts';

export interface RanCheck {
  readonly report: CheckReport;
  readonly result: CheckResult;
}

const NOTHING: CheckResult = { findings: [], notes: [], compared: {} };

/** Runs one check; what stops it becomes part of the report. */
export async function runCheck(
  check: Check,
  context: CheckContext,
  { selected, signal }: { readonly selected: readonly Check[]; readonly signal: AbortSignal | undefined },
): Promise<RanCheck> {
  const started = Date.now();
  const report = (rest: Pick<CheckReport, 'outcome' | 'compared'> & Partial<CheckReport>): CheckReport => ({
    id: check.id,
    title: check.title,
    ...rest,
    durationMs: Date.now() - started,
  });
  try {
    if (signal?.aborted === true) throw migError('MIG_SCRATCH_CLOSED', {});
    if (check.needs.database && context.order === undefined)
      return brokenGraph(check, { context, selected, report });
    const result = await check.run(context);
    const skipped = check.needs.schema && context.schema === undefined;
    const outcome = skipped ? 'skipped' : result.findings.length > 0 ? 'findings' : 'passed';
    return { report: report({ outcome, compared: result.compared }), result };
  } catch (thrown) {
    const error = signal?.aborted === true ? migError('MIG_SCRATCH_CLOSED', {}, { cause: thrown }) : thrown;
    return {
      report: report({ outcome: 'error', compared: {}, error: reportedError(error) }),
      result: NOTHING,
    };
  }
}

interface Broken {
  readonly context: CheckContext;
  readonly selected: readonly Check[];
  readonly report: (rest: Pick<CheckReport, 'outcome' | 'compared'> & Partial<CheckReport>) => CheckReport;
}

/** The findings of the check that looks at the graph say it all; without that check, it is an error here. */
function brokenGraph(check: Check, { context, selected, report }: Broken): RanCheck {
  const problems = context.problems.filter(({ severity }) => severity === 'error');
  if (!selected.some(({ needs }) => !needs.database))
    throw migError('MIG_GRAPH_BROKEN', {
      problems: problems.length,
      first: problems[0]?.message ?? 'there is no order',
    });
  return {
    report: report({ outcome: 'skipped', compared: {} }),
    result: {
      ...NOTHING,
      notes: [{ check: check.id, message: `${check.title} was not run: the revision graph is broken.` }],
    },
  };
}
