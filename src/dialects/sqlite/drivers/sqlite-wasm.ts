import { isPackageThere, loadPackage, packageVersion } from '../../load-package.ts';
import { bindable, type Engine, type EngineModule, type EngineSource } from './engine.ts';

/** The slice of `@sqlite.org/sqlite-wasm` that is used. @see https://sqlite.org/wasm/doc/trunk/api-index.md */
interface Sqlite3 {
  readonly capi: {
    readonly SQLITE_DBCONFIG_DQS_DDL: number;
    readonly SQLITE_DBCONFIG_DQS_DML: number;
    readonly SQLITE_DESERIALIZE_FREEONCLOSE: number;
    readonly SQLITE_DESERIALIZE_RESIZEABLE: number;
    sqlite3_db_config(database: WasmDatabase, option: number, value: number, result: number): number;
    sqlite3_extended_errcode(database: WasmDatabase): number;
    sqlite3_get_autocommit(database: WasmDatabase): number;
    sqlite3_error_offset(database: WasmDatabase): number;
    sqlite3_errmsg(database: WasmDatabase): string;
    sqlite3_js_rc_str(code: number): string | undefined;
    sqlite3_js_db_export(database: WasmDatabase): Uint8Array;
    sqlite3_deserialize(
      database: WasmDatabase,
      schema: string,
      bytes: number,
      size: number,
      capacity: number,
      flags: number,
    ): number;
  };
  /** Where it writes what it also throws. */
  readonly config: { warn: (...words: readonly unknown[]) => void };
  readonly wasm: { allocFromTypedArray(bytes: Uint8Array): number };
  readonly oo1: { readonly DB: new (path: string, flags: string) => WasmDatabase };
}
interface WasmDatabase {
  exec(options: {
    readonly sql: string;
    readonly bind?: readonly unknown[];
    readonly rowMode: 'object';
    readonly returnValue: 'resultRows';
  }): readonly Record<string, unknown>[];
  changes(total: boolean): number;
  close(): void;
}
/** An open database, with the library that it is of. */
interface Opened {
  readonly sqlite3: Sqlite3;
  readonly database: WasmDatabase;
}

const PACKAGE = '@sqlite.org/sqlite-wasm';

/** The WebAssembly build of the SQLite project itself: complete, and in memory only under Node. */
export const sqliteWasm: EngineSource = {
  id: PACKAGE,
  files: false,
  async load(from) {
    const request = { name: PACKAGE, neededFor: 'SQLite', from };
    if (!isPackageThere(request)) return undefined;
    const version = packageVersion(request) ?? '';
    const { default: init } = loadPackage(request) as { readonly default: () => Promise<Sqlite3> };
    const sqlite3 = await init();
    sqlite3.config.warn = () => undefined;
    return module(sqlite3, `${PACKAGE} ${version}`.trim());
  },
  adopt(instance) {
    const { sqlite3, database } = (instance ?? {}) as Partial<Opened>;
    return sqlite3 === undefined || database === undefined ? undefined : engine({ sqlite3, database });
  },
};

function module(sqlite3: Sqlite3, title: string): EngineModule {
  return {
    title,
    files: false,
    open({ content }) {
      const { capi, wasm, oo1 } = sqlite3;
      const database = new oo1.DB(':memory:', 'c');
      if (content !== undefined) {
        const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
        const { length } = content;
        capi.sqlite3_deserialize(database, 'main', wasm.allocFromTypedArray(content), length, length, flags);
      }
      // As SQLite itself does unless it is told not to; foreign keys as every driver for Node has them.
      for (const option of [capi.SQLITE_DBCONFIG_DQS_DDL, capi.SQLITE_DBCONFIG_DQS_DML])
        capi.sqlite3_db_config(database, option, 1, 0);
      const opened = engine({ sqlite3, database });
      opened.run('pragma foreign_keys = on');
      return opened;
    },
  };
}

function engine(handle: Opened): Engine {
  const { database, sqlite3 } = handle;
  const { capi } = sqlite3;
  let total = database.changes(true);
  return {
    raw: database,
    handle,
    run(sql, parameters = []) {
      const bind = parameters.map(bindable);
      const rows = database.exec({
        sql,
        ...(bind.length === 0 ? {} : { bind }),
        rowMode: 'object',
        returnValue: 'resultRows',
      });
      const now = database.changes(true);
      const changes = now === total ? 0 : database.changes(false);
      total = now;
      return { rows, changes };
    },
    failure(error) {
      const { message, resultCode } = error as { message: string; resultCode?: number };
      if (resultCode === undefined) return { message };
      const code = capi.sqlite3_extended_errcode(database);
      const offset = capi.sqlite3_error_offset(database);
      const name = capi.sqlite3_js_rc_str((code & 0xff) === (resultCode & 0xff) ? code : resultCode);
      return {
        message: message.replace(/^SQLITE_\w+: sqlite3 result code \d+: /, ''),
        ...(name === undefined ? {} : { code: name }),
        ...(offset < 0 ? {} : { offset }),
      };
    },
    isInTransaction: () => capi.sqlite3_get_autocommit(database) === 0,
    serialize: () => capi.sqlite3_js_db_export(database),
    close: () => database.close(),
  };
}
