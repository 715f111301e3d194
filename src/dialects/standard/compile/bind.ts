import { migError } from '../../../errors/index.ts';
import type { BulkInsert, Execute, Operation } from '../../../operations/index.ts';
import { nameText, type DataType } from '../../../schema/index.ts';
import { bulkInsert } from './bulk-insert.ts';
import { eachParameter } from './execute.ts';
import { nameList, qualified } from './names.ts';
import type { CompileContext, SqlWriter } from './writer.ts';

/** A value as drivers take it. */
export type DriverValue = string | number | boolean | Uint8Array | null;

/** What binding has to ask of a dialect. */
export interface Binding {
  readonly writer: SqlWriter;
  /** Most parameters of one statement. */
  readonly maxParameters: number;
  /** Text of a parameter, which counts from 1: `$1`, `?`. */
  placeholder(number: number, value: DriverValue): string;
  /** The value as the driver takes it; `undefined` for one that has to be written as a literal. */
  driverValue(value: unknown, type: DataType | undefined): DriverValue | undefined;
}

interface Bound {
  readonly sql: string;
  readonly parameters: readonly DriverValue[];
}

/** Statements that take parameters; those that define something take none on most servers. */
const TAKES_PARAMETERS = /^\s*(select|insert|update|delete|merge|replace|with|values|call)\b/i;
/** Rows of one INSERT, so that no message grows without bounds. */
const MAX_ROWS = 1000;

/** The statements of an operation on rows with their values as parameters; `undefined` for any other operation. */
export function bindOperation(operation: Operation, binding: Binding): readonly Bound[] | undefined {
  if (operation.op === 'execute') return bindExecute(operation, binding);
  if (operation.op === 'bulkInsert' && operation.multiinsert !== false) return bindRows(operation, binding);
  return undefined;
}

function bindExecute({ sql }: Execute, binding: Binding): readonly Bound[] | undefined {
  if (typeof sql === 'string' || sql.params === undefined || !TAKES_PARAMETERS.test(sql.text))
    return undefined;
  const values = createValues(binding);
  const text = eachParameter(sql.text, sql.params, (value) => values.add(value, undefined));
  return [{ sql: text.trim(), parameters: values.all }];
}

/** One INSERT for each run of rows that name the same columns. @throws MIG_OPERATION_INVALID for an unknown column */
function bindRows(operation: BulkInsert, binding: Binding): readonly Bound[] {
  const { table, rows } = operation;
  const known = new Map(table.columns.map((column) => [nameText(column.name), column]));
  const statements: Bound[] = [];
  for (const { start, end, names } of runsOf(rows, binding.maxParameters)) {
    const columns = names.flatMap((name) => known.get(name) ?? []);
    const context: CompileContext = { writer: binding.writer, convention: {} };
    // What names no column, or an unknown one, is written, or refused, as it is without a database.
    if (columns.length === 0 || columns.length < names.length) {
      const written = bulkInsert({ ...operation, rows: rows.slice(start, end) }, context);
      statements.push(...written.map((statement) => ({ sql: statement.sql, parameters: [] })));
      continue;
    }
    const values = createValues(binding);
    const lines = rows
      .slice(start, end)
      .map((row) => columns.map(({ name, type }) => values.add(row[nameText(name)], type)).join(', '));
    const target = qualified(binding.writer, table.name, table.schema).sql;
    const list = nameList(
      binding.writer,
      columns.map(({ name }) => name),
    ).sql;
    const sql = `INSERT INTO ${target} (${list}) VALUES ${lines.map((line) => `(${line})`).join(', ')}`;
    statements.push({ sql, parameters: values.all });
  }
  return statements;
}

interface Run {
  readonly start: number;
  /** Excluded. */
  readonly end: number;
  readonly names: readonly string[];
}

function runsOf(rows: BulkInsert['rows'], maxParameters: number): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  const keys = rows.map((row) => JSON.stringify(Object.keys(row).sort()));
  for (let end = 1; end <= rows.length; end++) {
    const names = Object.keys(rows[start] ?? {});
    const most = Math.max(1, Math.min(MAX_ROWS, Math.floor(maxParameters / Math.max(1, names.length))));
    if (end < rows.length && keys[end] === keys[start] && end - start < most) continue;
    runs.push({ start, end, names });
    start = end;
  }
  return runs;
}

interface Values {
  /** Text of the value in the statement. */
  add(value: unknown, type: DataType | undefined): string;
  readonly all: readonly DriverValue[];
}

function createValues(binding: Binding): Values {
  const all: DriverValue[] = [];
  return {
    all,
    add(value, type) {
      if (value === undefined)
        throw migError('MIG_LITERAL_UNUSABLE', {
          value: 'undefined',
          problem: 'it is no value of a database',
        });
      const bound = value === null ? null : binding.driverValue(value, type);
      if (bound === undefined || bound === null) return binding.writer.value(value, type).sql;
      all.push(bound);
      return binding.placeholder(all.length, bound);
    },
  };
}
