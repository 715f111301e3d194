// What operations stand for on a database: views and routines keep the options that are not said, a table that is made anew
// keeps what hangs on it.
// May import the dialect contract, operations, schema, errors, util, and MySQL's own compile, reflect and snapshot.
// Start reading here.
import type {
  DropColumn,
  Operation,
  ReplaceFunction,
  ReplaceProcedure,
  ReplaceView,
} from '../../../operations/index.ts';
import { nameText, type Identifier, type StoredFunction, type View } from '../../../schema/index.ts';
import type { Connection } from '../../contract.ts';
import type { Flavour } from '../compile/index.ts';
import { accountOf } from './account.ts';
import { routineGrants } from './routine-grants.ts';

export function createExpand(
  flavour: Flavour,
): (connection: Connection, operation: Operation) => Promise<readonly Operation[]> {
  return (connection, operation) => expand(connection, operation, flavour);
}

async function expand(
  connection: Connection,
  operation: Operation,
  flavour: Flavour,
): Promise<readonly Operation[]> {
  switch (operation.op) {
    case 'batchAlterTable':
      return (await import('./batch.ts')).expandBatch(connection, operation, flavour);
    case 'replaceView':
      return expandView(connection, operation);
    case 'dropColumn':
      return expandDropColumn(connection, operation);
    case 'replaceFunction':
    case 'replaceProcedure':
      return expandRoutine(connection, operation);
    default:
      return [operation];
  }
}

/** The foreign keys that the column brought, by the names that they have now: the server gives some. */
async function expandDropColumn(
  connection: Connection,
  operation: DropColumn,
): Promise<readonly Operation[]> {
  const { table, schema, column, existingColumn } = operation;
  const [key] = existingColumn?.foreignKeys ?? [];
  if (existingColumn === undefined || key === undefined) return [operation];
  const rows = await connection.query<{ name: string }>(
    `select constraint_name as name from information_schema.key_column_usage
     where table_schema = coalesce(?, database()) and table_name = ? and column_name = ?
       and referenced_table_name is not null order by 1`,
    [...placeOf({ name: table, schema: schema ?? null }), nameText(column)],
  );
  const foreignKeys = rows.map(({ name }) => ({ ...key, name: { quoted: name } }));
  return [{ ...operation, existingColumn: { ...existingColumn, foreignKeys } }];
}

interface ViewRow {
  readonly algorithm: View['algorithm'] | null;
  readonly definer: string;
  readonly security: 'DEFINER' | 'INVOKER';
  readonly checkOption: string;
}

async function expandView(connection: Connection, operation: ReplaceView): Promise<readonly Operation[]> {
  const { view, keep = true, existingView } = operation;
  if (!keep || existingView !== undefined) return [operation];
  // Only MariaDB's catalog tells the algorithm; elsewhere the statement that made the view does.
  const [row] = await connection.query<ViewRow>(
    `select definer as definer, security_type as security, check_option as checkOption
     from information_schema.views where table_schema = coalesce(?, database()) and table_name = ?`,
    placeOf(view),
  );
  if (row === undefined) return [{ op: 'createView', view }];
  const algorithm = await algorithmOf(connection, view);
  const existing: View = {
    name: view.name,
    definition: view.definition,
    sqlSecurity: row.security,
    definer: accountOf(row.definer),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(row.checkOption === 'NONE' ? {} : { checkOption: row.checkOption as 'LOCAL' | 'CASCADED' }),
  };
  return [{ ...operation, existingView: existing }];
}

async function algorithmOf(connection: Connection, { name, schema }: View): Promise<View['algorithm']> {
  const place = [schema, name]
    .flatMap((part) => (part == null ? [] : [`\`${nameText(part).replaceAll('`', '``')}\``]))
    .join('.');
  const [row = {}] = await connection.query<Record<string, string>>(`show create view ${place}`);
  const word = /^CREATE ALGORITHM=(\w+)/.exec(row['Create View'] ?? '')?.[1];
  return word as View['algorithm'];
}

interface RoutineRow {
  readonly definer: string;
  readonly security: 'DEFINER' | 'INVOKER';
  readonly dataAccess: NonNullable<StoredFunction['dataAccess']>;
  readonly isDeterministic: 'YES' | 'NO';
  readonly comment: string;
  readonly returns: string | null;
}

async function expandRoutine(
  connection: Connection,
  operation: ReplaceFunction | ReplaceProcedure,
): Promise<readonly Operation[]> {
  const isFunction = operation.op === 'replaceFunction';
  const routine: StoredFunction = isFunction ? operation.function : operation.procedure;
  const known = isFunction ? operation.existingFunction : operation.existingProcedure;
  const { keep = true } = operation;
  if (!keep) return [operation];
  const kind = isFunction ? 'function' : 'procedure';
  const grants = await routineGrants(connection, operation, { kind, routine });
  if (known !== undefined) return [operation, ...grants];
  const [row] = await connection.query<RoutineRow>(
    `select definer as definer, security_type as security, sql_data_access as dataAccess,
       is_deterministic as isDeterministic, routine_comment as comment, dtd_identifier as returns
     from information_schema.routines
     where routine_schema = coalesce(?, database()) and routine_name = ? and routine_type = ?`,
    [...placeOf(routine), kind.toUpperCase()],
  );
  if (row === undefined)
    return [
      isFunction
        ? { op: 'createFunction', function: operation.function }
        : { op: 'createProcedure', procedure: operation.procedure },
    ];
  const existing: StoredFunction = {
    name: routine.name,
    body: routine.body,
    definer: accountOf(row.definer),
    sqlSecurity: row.security,
    dataAccess: row.dataAccess,
    deterministic: row.isDeterministic === 'YES',
    ...(row.comment === '' ? {} : { comment: row.comment }),
    ...(row.returns === null || !isFunction ? {} : { returns: row.returns }),
  };
  return [
    isFunction ? { ...operation, existingFunction: existing } : { ...operation, existingProcedure: existing },
    ...grants,
  ];
}

function placeOf({
  name,
  schema,
}: {
  readonly name: Identifier;
  readonly schema?: Identifier | null;
}): readonly (string | null)[] {
  return [schema == null ? null : nameText(schema), nameText(name)];
}
