import { migError } from '../errors/index.ts';
import type { Check, CheckContext, CheckResult, Finding, Note } from './contract.ts';
import { objectText } from './object-text.ts';
import { severityOf } from './severity.ts';
import { changeDetails, changeEvidence, findingsOf, stepFinding } from './round-trip/findings.ts';
import { judgeHistory, type JudgedHistory } from './round-trip/judge-history.ts';
import { isReapplied, isRestored, verdictOf, type RevisionOutcome } from './round-trip/outcome.ts';
import { walkWholeHistory, type WholeOutcome } from './round-trip/whole-history.ts';

/** Every revision up, down and up again, each on its own; then the whole history once. */
export const roundTrip: Check = {
  id: 'round-trip',
  title: 'Round trip',
  description: 'Every downgrade restores the schema exactly, and the upgrade runs again.',
  needs: { database: true, schema: false },
  async run(context) {
    const { order = [], source, dialect, options } = context;
    const bench = { source, dialect, ignoreSpelling: true };
    const total = order.length;
    const judged = await judgeHistory({
      ...bench,
      scratch: await context.scratch(),
      order,
      onRevision: (revision, index) =>
        context.progress({ check: 'round-trip', done: index, total, label: revision.id }),
    });
    try {
      const { outcomes, heads } = judged;
      const complete = outcomes.every(({ upgrade }) => upgrade.status === 'ok');
      if (complete) context.atHeads.snapshot = heads;
      const objects = Object.keys(heads.objects).length;
      if (complete && objects === 0 && outcomes.every(({ upgradeChanges }) => upgradeChanges.length === 0))
        throw migError('MIG_NOTHING_COMPARED', { check: 'round-trip' });
      const whole = await tryWholeHistory(context, judged);
      return {
        findings: [...outcomes.flatMap((outcome) => findingsOf(outcome, options)), ...whole.findings],
        notes: [...outcomes.flatMap(notesOf), ...whole.notes],
        compared: { revisions: outcomes.length, objects },
        revisions: outcomes.map(verdictOf),
      };
    } finally {
      await judged.main.drop();
    }
  },
};

function notesOf({ revision, upgrade }: RevisionOutcome): readonly Note[] {
  const note = (message: string): readonly Note[] => [
    { check: 'round-trip', message, revision: revision.id },
  ];
  if (upgrade.status === 'not run') return note(`${revision.id} was not run: ${upgrade.because}.`);
  if (revision.irreversible !== undefined)
    return note(`${revision.id} is irreversible: ${revision.irreversible}`);
  return [];
}

type WholeResult = Pick<CheckResult, 'findings' | 'notes'>;

/** Only when every revision restores its own state: what follows from a known failure would be told twice. */
async function tryWholeHistory(context: CheckContext, judged: JudgedHistory): Promise<WholeResult> {
  const { outcomes, main, floor, heads } = judged;
  const blocking = outcomes.find(
    (outcome) => outcome.revision.irreversible === undefined && !isTwoWay(outcome),
  );
  if (blocking !== undefined) return leftOut(`${blocking.revision.id} does not restore its own state`);
  const order = outcomes.slice(floor.index).map(({ revision }) => revision);
  if (order.length === 0) return leftOut('the last revision is irreversible');
  const total = order.length * 2;
  let done = 0;
  const outcome = await walkWholeHistory({
    source: context.source,
    dialect: context.dialect,
    ignoreSpelling: true,
    main,
    order,
    base: floor.schema,
    heads,
    onStep: (revision, direction) =>
      context.progress({
        check: 'round-trip',
        done: done++,
        total,
        label: `whole history: ${revision.id} ${direction}`,
      }),
  });
  const above = outcomes[floor.index - 1]?.revision.id;
  return {
    findings: wholeFindings(outcome, context, above),
    notes:
      above === undefined
        ? []
        : [
            {
              check: 'round-trip',
              message: `The whole history was walked down to ${above}, which is irreversible.`,
            },
          ],
  };
}

function isTwoWay(outcome: RevisionOutcome): boolean {
  return isRestored(outcome) && isReapplied(outcome);
}

function leftOut(why: string): WholeResult {
  const message = `The way through the whole history was left out: ${why}.`;
  return { findings: [], notes: [{ check: 'round-trip', message }] };
}

function wholeFindings(
  outcome: WholeOutcome,
  { options }: CheckContext,
  above: string | undefined,
): readonly Finding[] {
  switch (outcome.kind) {
    case 'clean':
      return [];
    case 'failed':
      return [stepFinding('MC213', outcome.revision, outcome)];
    case 'differs':
      return outcome.changes.map((change) => ({
        code: 'MC212',
        check: 'round-trip',
        severity: severityOf(change.level, options),
        message: wholeMessage(outcome.at, above, `${objectText(change)} ${WHOLE[change.change]}`),
        location: { object: objectText(change) },
        evidence: changeEvidence(change),
        details: changeDetails(undefined, change),
      }));
  }
}

const WHOLE = { extra: 'is left', missing: 'is lost', changed: 'differs' } as const;

function wholeMessage(at: 'base' | 'heads', above: string | undefined, what: string): string {
  return at === 'heads'
    ? `From the heads to the base and back again, ${what}.`
    : `From the heads down to ${above ?? 'the base'}, ${what}.`;
}
