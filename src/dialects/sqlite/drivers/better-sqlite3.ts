import { migError } from '../../../errors/index.ts';
import { isPackageThere, loadPackage, packageVersion } from '../../load-package.ts';
import { bindable, withNumbers, type Engine, type EngineModule, type EngineSource } from './engine.ts';

/** The slice of `better-sqlite3` that is used. @see https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md */
interface BetterDatabase {
  readonly inTransaction: boolean;
  prepare(sql: string): BetterStatement;
  pragma(sql: string): unknown;
  serialize(): Buffer;
  close(): void;
}
interface BetterStatement {
  readonly reader: boolean;
  safeIntegers(on: boolean): BetterStatement;
  all(...parameters: readonly unknown[]): readonly Record<string, unknown>[];
  run(...parameters: readonly unknown[]): { readonly changes: number };
}
type BetterSqlite3 = new (
  path: string | Buffer,
  options: { readonly readonly: boolean; readonly fileMustExist: boolean },
) => BetterDatabase;

const PACKAGE = 'better-sqlite3';
const OLDEST = 11;

/** SQLite as a native part of Node: what most projects have. */
export const betterSqlite3: EngineSource = {
  id: PACKAGE,
  files: true,
  async load(from) {
    const request = { name: PACKAGE, neededFor: 'SQLite', from };
    if (!isPackageThere(request)) return undefined;
    const version = packageVersion(request) ?? '';
    if (Number.parseInt(version, 10) < OLDEST)
      throw migError('MIG_PACKAGE_TOO_OLD', { package: PACKAGE, version, needed: String(OLDEST) });
    const loaded = loadPackage(request) as BetterSqlite3 & { default?: BetterSqlite3 };
    return module(loaded.default ?? loaded, `${PACKAGE} ${version}`.trim());
  },
  adopt(instance) {
    const { prepare, pragma, serialize } = (instance ?? {}) as Partial<BetterDatabase>;
    const isOne = [prepare, pragma, serialize].every((method) => typeof method === 'function');
    return isOne ? engine(instance as BetterDatabase) : undefined;
  },
};

function module(Database: BetterSqlite3, title: string): EngineModule {
  return {
    title,
    files: true,
    open({ path, readOnly, mustExist, content }) {
      const source = content === undefined ? path : Buffer.from(content);
      try {
        return engine(new Database(source, { readonly: readOnly, fileMustExist: mustExist }));
      } catch (cause) {
        const { message, code } = cause as { message: string; code?: string };
        if (code?.startsWith('SQLITE_') === true) throw cause;
        // The native part was built for another Node, or never was.
        throw migError(
          'MIG_PACKAGE_BROKEN',
          { package: PACKAGE, reason: message.split('\n', 1).join() },
          { cause },
        );
      }
    },
  };
}

function engine(database: BetterDatabase): Engine {
  return {
    raw: database,
    run(sql, parameters = []) {
      const statement = database.prepare(sql);
      const values = parameters.map(bindable);
      if (!statement.reader) return { rows: [], changes: statement.run(...values).changes };
      const rows = withNumbers(statement.safeIntegers(true).all(...values));
      return { rows, changes: rows.length };
    },
    failure(error) {
      const { message, code } = error as { message: string; code?: string };
      return { message, ...(code?.startsWith('SQLITE_') === true ? { code } : {}) };
    },
    isInTransaction: () => database.inTransaction,
    serialize: () => database.serialize(),
    close: () => database.close(),
  };
}
