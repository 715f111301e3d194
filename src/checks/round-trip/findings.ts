import type { ObjectChange } from '../../dialects/index.ts';
import type { MigError } from '../../errors/index.ts';
import type { SourceRevision } from '../../sources/index.ts';
import type { Evidence, Finding, GuardOptions, Severity } from '../contract.ts';
import { definitionLines, objectText, propertyLines } from '../object-text.ts';
import { severityOf } from '../severity.ts';
import { count, placeOf } from '../words.ts';
import { causeOf, type Cause } from './cause.ts';
import type { StepOutcome } from '../step-outcome.ts';
import { isReapplied, isRestored, type RevisionOutcome } from './outcome.ts';

/** What one revision did wrong; empty when it restores everything, or says that it cannot. */
export function findingsOf(outcome: RevisionOutcome, options: GuardOptions): readonly Finding[] {
  const { revision, upgrade, downgrade } = outcome;
  if (upgrade.status === 'failed')
    return [stepFinding('MC204', revision, { direction: 'upgrade', error: upgrade.error })];
  if (upgrade.status === 'not run') return [];
  if (revision.irreversible !== undefined) return isStale(outcome) ? [staleMarker(revision)] : [];
  if (revision.downgrade === 'missing') return [noDowngrade('MC208', revision, 'has no downgrade')];
  if (downgrade.status === 'failed')
    return revision.downgrade === 'throws'
      ? [noDowngrade('MC210', revision, `has a downgrade that only throws: ${downgrade.error.message}`)]
      : [stepFinding('MC205', revision, { direction: 'downgrade', error: downgrade.error })];
  if (revision.downgrade === 'empty' && outcome.upgradeChanges.length > 0)
    return [emptyDowngrade(outcome, options)];
  return [...leftFindings(outcome, options), ...againFindings(outcome, options)];
}

/** The marker is stale when an upgrade that does something is undone and redone without a trace. */
function isStale(outcome: RevisionOutcome): boolean {
  return outcome.upgradeChanges.length > 0 && isRestored(outcome) && isReapplied(outcome);
}

function staleMarker(revision: SourceRevision): Finding {
  return {
    ...common('MC211', revision, 'warning'),
    message: `${revision.id} says it is irreversible ("${revision.irreversible}"), but its downgrade restores the schema.`,
  };
}

function noDowngrade(code: 'MC208' | 'MC210', revision: SourceRevision, what: string): Finding {
  return {
    ...common(code, revision, 'error'),
    message: `${revision.id} ${what}.`,
    evidence: [
      {
        title: 'To mend it',
        format: 'text',
        text: `Write the downgrade, or say why there cannot be one: ${irreversibleLine(revision.file)}`,
      },
    ],
  };
}

function irreversibleLine(file: string): string {
  return /\.sql$/i.test(file) ? '-- irreversible: reason' : "export const irreversible = 'reason';";
}

function emptyDowngrade(outcome: RevisionOutcome, options: GuardOptions): Finding {
  const { revision, upgradeChanges } = outcome;
  return {
    ...common('MC209', revision, severityOf('error', options)),
    message: `${revision.id} has an empty downgrade, and its upgrade changes ${objectsText(upgradeChanges)}.`,
    evidence: [
      {
        title: 'What the upgrade changes',
        format: 'diff',
        text: upgradeChanges.map((change) => `${SIGN[change.change]} ${objectText(change)}`).join('\n'),
      },
    ],
    details: { revision: revision.id, objects: upgradeChanges.map(({ key }) => key) },
  };
}

/** The objects by name while they are few. */
function objectsText(changes: readonly ObjectChange[]): string {
  return changes.length <= 3 ? changes.map(objectText).join(', ') : count(changes.length, 'object');
}

const SIGN = { missing: '-', extra: '+', changed: '~' } as const;
const LEFT_CODE = { extra: 'MC201', missing: 'MC202', changed: 'MC203' } as const;

function leftFindings(outcome: RevisionOutcome, options: GuardOptions): readonly Finding[] {
  const { revision, left = [] } = outcome;
  const steps = { upgrade: statementsOf(outcome.upgrade), downgrade: statementsOf(outcome.downgrade) };
  return left.map((change) => {
    const cause = causeOf(change, steps);
    const line = lineOf(revision, cause);
    return {
      ...common(LEFT_CODE[change.change], revision, severityOf(change.level, options)),
      message: `${revision.id}: ${leftMessage(change)}.`,
      location: {
        file: revision.downgradeFile ?? revision.file,
        ...(line === undefined ? {} : { line }),
        revision: revision.id,
        object: objectText(change),
      },
      evidence: [...changeEvidence(change), ...causeEvidence(cause)],
      details: changeDetails(revision, change),
    };
  });
}

function leftMessage(change: ObjectChange): string {
  switch (change.change) {
    case 'extra':
      return `the downgrade leaves ${objectText(change)} behind`;
    case 'missing':
      return `the downgrade loses ${objectText(change)}`;
    case 'changed':
      return `the downgrade brings back ${objectText(change)} with another ${change.properties.map(({ property }) => property).join(', ')}`;
  }
}

function againFindings(outcome: RevisionOutcome, options: GuardOptions): readonly Finding[] {
  const { revision, again, differsAgain = [] } = outcome;
  if (again.status === 'failed')
    return [stepFinding('MC206', revision, { direction: 'upgrade', error: again.error })];
  // What the downgrade left behind is still there, of course; only what is new here is told.
  const known = new Set(outcome.left?.map(({ key }) => key));
  return differsAgain
    .filter(({ key }) => !known.has(key))
    .map((change) => ({
      ...common('MC207', revision, severityOf(change.level, options)),
      message: `${revision.id}: after downgrade and second upgrade, ${objectText(change)} ${AGAIN[change.change]}.`,
      location: { ...placeOf(revision), object: objectText(change) },
      evidence: changeEvidence(change),
      details: changeDetails(revision, change),
    }));
}

const AGAIN = {
  extra: 'is there, which the first upgrade did not make',
  missing: 'is not there, which the first upgrade made',
  changed: 'is not what the first upgrade made',
} as const;

const FAILURE = {
  MC204: 'the upgrade fails',
  MC205: 'the downgrade fails',
  MC206: 'the upgrade fails after the downgrade',
  MC213: 'fails on the way through the whole history',
} as const;

/** A step that failed, with the statement that the server refused. */
export function stepFinding(
  code: keyof typeof FAILURE,
  revision: SourceRevision,
  { direction, error }: { readonly direction: 'upgrade' | 'downgrade'; readonly error: MigError },
): Finding {
  const statement = error.location?.statement;
  const file =
    error.location?.file ??
    (direction === 'downgrade' ? (revision.downgradeFile ?? revision.file) : revision.file);
  const line = error.location?.line ?? (file === revision.file ? revision.line : undefined);
  return {
    ...common(code, revision, 'error'),
    message: `${revision.id}: ${FAILURE[code]}: ${error.message}`,
    location: { file, ...(line === undefined ? {} : { line }), revision: revision.id },
    evidence: [
      ...(statement === undefined ? [] : [sqlEvidence('The statement', statement)]),
      ...hintEvidence(error),
    ],
    details: { revision: revision.id, direction, error: error.code, ...error.details },
  };
}

/** The hint of a refused statement only says that the statement is shown. */
function hintEvidence({ code, hint }: MigError): readonly Evidence[] {
  if (hint === undefined || code === 'MIG_STATEMENT_FAILED') return [];
  return [{ title: 'To mend it', format: 'text', text: hint }];
}

/** One difference, as evidence: the definition that is lost or left, or what differs in it. */
export function changeEvidence(change: ObjectChange): readonly Evidence[] {
  const { change: what, before, after, properties } = change;
  if (what === 'changed')
    return [{ title: 'What differs', format: 'diff', text: propertyLines(properties).join('\n') }];
  const object = before ?? after;
  if (object?.create !== undefined) return [sqlEvidence('The object', object.create)];
  const lines = definitionLines(object).map((line) => `${SIGN[what]} ${line}`);
  return lines.length === 0 ? [] : [{ title: 'The object', format: 'diff', text: lines.join('\n') }];
}

export function changeDetails(
  revision: SourceRevision | undefined,
  change: ObjectChange,
): Finding['details'] {
  return {
    ...(revision === undefined ? {} : { revision: revision.id }),
    object: change.key,
    kind: change.kind,
    name: change.name,
    change: change.change,
    level: change.level,
    properties: change.properties,
  };
}

function causeEvidence(cause: Cause | undefined): readonly Evidence[] {
  if (cause === undefined) return [];
  const { file, line, sql } = cause.statement;
  const place = line === undefined ? file : `${file}:${line}`;
  return [sqlEvidence(`Caused by the ${cause.direction} (${place})`, sql)];
}

function sqlEvidence(title: string, text: string): Evidence {
  return { title, format: 'sql', text };
}

/** Where to mend: the statement of the downgrade, or that of the upgrade when both are in one file. */
function lineOf(revision: SourceRevision, cause: Cause | undefined): number | undefined {
  const file = revision.downgradeFile ?? revision.file;
  if (cause?.statement.file === file && cause.statement.line !== undefined) return cause.statement.line;
  return file === revision.file ? revision.line : 1;
}

function common(code: string, revision: SourceRevision, severity: Severity): Finding {
  return {
    code,
    check: 'round-trip',
    severity,
    message: '',
    location: { ...placeOf(revision), file: revision.downgradeFile ?? revision.file },
    evidence: [],
    details: { revision: revision.id },
  };
}

function statementsOf(step: StepOutcome) {
  return step.status === 'ok' ? step.statements : [];
}
