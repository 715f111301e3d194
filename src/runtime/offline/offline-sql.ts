import type { SqlDialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import type { Plan, RevisionScript } from '../../script/index.ts';
import type { ScriptStep } from '../run-state.ts';
import { refuseIrreversible } from '../preflight.ts';
import type { RuntimeSettings } from '../settings.ts';
import { sendRevision } from '../step/send-revision.ts';
import { refuseTransactionControl, type StatementSink } from '../step/sender.ts';
import { createTableSql, rowStatements } from '../version-table/version-table.ts';
import { createScriptWriter, type ScriptWriter } from './script-writer.ts';

export interface OfflineRequest {
  readonly plan: Plan<RevisionScript>;
  readonly dialect: SqlDialect;
  readonly settings: RuntimeSettings;
  /** A stamp writes rows only. @defaultValue false */
  readonly rowsOnly?: boolean;
}

/**
 * The SQL that carries out a plan, as one script for the database's own client; no database is opened.
 * The version table is created when the plan starts from base.
 *
 * @throws MIG_IRREVERSIBLE, MIG_OFFLINE_CUT, and what the revisions throw
 */
export async function offlineSql(request: OfflineRequest): Promise<string> {
  const { plan, dialect, settings, rowsOnly = false } = request;
  if (!rowsOnly) refuseIrreversible(plan);
  const transactional = settings.transactionalDdl ?? dialect.capabilities.transactionalDdl;
  const writer = createScriptWriter({ dialect, transactional, batchSeparator: settings.batchSeparator });

  if (plan.start.length === 0 && plan.steps.some(({ direction }) => direction === 'upgrade')) {
    writer.begin();
    for (const sql of createTableSql(dialect, settings.versionTable)) writer.statement(sql);
    if (settings.transactionPerMigration) writer.commit();
  }
  for (const step of plan.steps) {
    const inTransaction = step.revision.transaction || rowsOnly;
    if (inTransaction) writer.begin();
    else writer.commit();
    writer.comment(headline(step, rowsOnly));
    if (!rowsOnly)
      await writeStep({ ...request, step, writer, inTransaction: transactional && inTransaction });
    for (const { sql } of rowStatements(dialect, settings.versionTable, step.effect)) writer.statement(sql);
    if (settings.transactionPerMigration) writer.commit();
  }
  writer.commit();
  return writer.toString();
}

interface WriteStep extends OfflineRequest {
  readonly step: ScriptStep;
  readonly writer: ScriptWriter;
  readonly inTransaction: boolean;
}

async function writeStep({ step, dialect, settings, writer, inTransaction }: WriteStep): Promise<void> {
  await sendRevision({
    script: step.revision,
    direction: step.direction,
    dialect,
    root: settings.root,
    args: settings.args,
    conventions: settings,
    database: settings.name,
    offline: true,
    sink: scriptSink({ dialect, writer, inTransaction }),
  });
}

/** Writes statements down, and refuses those that would fail when the script runs. */
function scriptSink({
  dialect,
  writer,
  inTransaction: around,
}: Pick<WriteStep, 'dialect' | 'writer' | 'inTransaction'>): StatementSink {
  let inTransaction = around;
  return {
    async send(statement) {
      const { sql, file } = statement;
      if (inTransaction) refuseTransactionControl(statement);
      if (inTransaction && dialect.splitStatements(sql).some(({ transactional }) => !transactional))
        throw migError(
          'MIG_NEEDS_NO_TRANSACTION',
          { reason: 'the script would fail at it' },
          { location: { file, statement: sql } },
        );
      writer.statement(sql);
    },
    async autocommit(body) {
      const open = inTransaction && writer.commit();
      inTransaction = false;
      await body();
      inTransaction = around;
      if (open) writer.begin();
    },
    text: (text) => writer.text(text),
  };
}

/** `upgrade 1a2b -> 3c4d`; the title is left out, since it may hold anything. */
function headline({ direction, effect }: ScriptStep, stamp: boolean): string {
  const name = (rows: readonly string[]): string => (rows.length === 0 ? 'base' : rows.join(', '));
  return `${stamp ? 'stamp' : direction} ${name(effect.remove)} -> ${name(effect.add)}`;
}
