import { isPackageThere, loadPackage, packageVersion } from '../../load-package.ts';
import { bindable, type Engine, type EngineModule, type EngineSource } from './engine.ts';
import { countingChanges } from './node-sqlite.ts';
import { codeOfMessage } from './result-codes.ts';

/** The slice of `node-sqlite3-wasm` that is used. @see https://github.com/tndrle/node-sqlite3-wasm#api */
interface WasmDatabase {
  readonly isOpen: boolean;
  readonly inTransaction: boolean;
  all(sql: string, values?: readonly unknown[]): readonly Record<string, unknown>[];
  get(sql: string): unknown;
  close(): void;
}
interface NodeSqlite3Wasm {
  readonly Database: new (
    path: string,
    options: { readonly readOnly: boolean; readonly fileMustExist: boolean },
  ) => WasmDatabase;
}

const PACKAGE = 'node-sqlite3-wasm';

/**
 * SQLite as WebAssembly with real files: nothing to compile, on every Node.
 *
 * @remarks It locks a file by a folder `<file>.lock` beside it, which native programs do not see, and which stays when
 * the process is killed.
 */
export const nodeSqlite3Wasm: EngineSource = {
  id: PACKAGE,
  files: true,
  async load(from) {
    const request = { name: PACKAGE, neededFor: 'SQLite', from };
    if (!isPackageThere(request)) return undefined;
    return module(
      loadPackage(request) as NodeSqlite3Wasm,
      `${PACKAGE} ${packageVersion(request) ?? ''}`.trim(),
    );
  },
  adopt(instance) {
    const { all, get, isOpen } = (instance ?? {}) as Partial<WasmDatabase>;
    const isOne = typeof all === 'function' && typeof get === 'function' && typeof isOpen === 'boolean';
    return isOne ? engine(instance as WasmDatabase) : undefined;
  },
};

function module({ Database }: NodeSqlite3Wasm, title: string): EngineModule {
  return {
    title,
    files: true,
    open: ({ path, readOnly, mustExist }) =>
      engine(new Database(path, { readOnly, fileMustExist: mustExist })),
  };
}

function engine(database: WasmDatabase): Engine {
  const read = (sql: string, parameters: readonly unknown[] = []) =>
    parameters.length === 0 ? database.all(sql) : database.all(sql, parameters.map(bindable));
  return {
    raw: database,
    run: countingChanges(read),
    failure(error) {
      const { message } = error as { message: string };
      return { message, code: codeOfMessage(message) };
    },
    isInTransaction: () => database.inTransaction,
    close: () => database.close(),
  };
}
