import { hostRequire } from '../../../util/index.ts';
import { bindable, withNumbers, type Engine, type EngineModule, type EngineSource } from './engine.ts';
import { codeName } from './result-codes.ts';

/** The slice of `node:sqlite` that is used. @see https://nodejs.org/api/sqlite.html */
interface DatabaseSync {
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  /** Since 22.16 and 24. */
  readonly isTransaction?: boolean;
  enableLoadExtension(allow: boolean): void;
  close(): void;
}
interface StatementSync {
  setReadBigInts(on: boolean): void;
  all(...parameters: readonly unknown[]): readonly Record<string, unknown>[];
}
interface NodeSqlite {
  readonly DatabaseSync: new (
    path: string,
    options: { readonly readOnly: boolean; readonly enableDoubleQuotedStringLiterals: boolean },
  ) => DatabaseSync;
}

/** SQLite in Node itself, since 22.5; from 22.13 without a flag. */
export const nodeSqlite: EngineSource = {
  id: 'node:sqlite',
  files: true,
  async load(from) {
    try {
      return module(hostRequire(from)('node:sqlite') as NodeSqlite);
    } catch {
      return undefined;
    }
  },
  adopt(instance) {
    const { prepare, exec, enableLoadExtension } = (instance ?? {}) as Partial<DatabaseSync>;
    const isOne = [prepare, exec, enableLoadExtension].every((method) => typeof method === 'function');
    return isOne ? engine(instance as DatabaseSync) : undefined;
  },
};

function module({ DatabaseSync }: NodeSqlite): EngineModule {
  return {
    title: `node:sqlite of Node ${process.versions.node}`,
    files: true,
    open: ({ path, readOnly }) =>
      // As SQLite itself does unless it is told not to.
      engine(new DatabaseSync(path, { readOnly, enableDoubleQuotedStringLiterals: true })),
  };
}

function engine(database: DatabaseSync): Engine {
  const read = (sql: string, parameters: readonly unknown[] = []) => {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    return withNumbers(statement.all(...parameters.map(bindable)));
  };
  return {
    raw: database,
    run: countingChanges(read),
    failure(error) {
      const { message, errcode } = error as { message: string; errcode?: number };
      return { message, ...(errcode === undefined ? {} : { code: codeName(errcode) }) };
    },
    isInTransaction: () => database.isTransaction ?? cannotBegin(database),
    close: () => database.close(),
  };
}

/** A second transaction is refused. */
function cannotBegin(database: DatabaseSync): boolean {
  try {
    database.exec('begin');
    database.exec('rollback');
    return false;
  } catch {
    return true;
  }
}

/** For packages that give rows only: the library's own counters say what a statement wrote. */
export function countingChanges(
  read: (sql: string, parameters?: readonly unknown[]) => readonly Record<string, unknown>[],
): Engine['run'] {
  let total: unknown = 0;
  return (sql, parameters) => {
    const rows = read(sql, parameters);
    const [counters = {}] = read('select changes() as changes, total_changes() as total');
    const changes = counters['total'] === total ? 0 : Number(counters['changes']);
    total = counters['total'];
    return { rows, changes };
  };
}
