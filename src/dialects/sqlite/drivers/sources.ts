import { migError } from '../../../errors/index.ts';
import { betterSqlite3 } from './better-sqlite3.ts';
import type { EngineModule, EngineSource } from './engine.ts';
import { nodeSqlite } from './node-sqlite.ts';
import { nodeSqlite3Wasm } from './node-sqlite3-wasm.ts';
import { sqliteWasm } from './sqlite-wasm.ts';

/**
 * Packages that bring SQLite, in order of preference: the one that a project has for its own use first, the one that
 * every new Node has last. A complete build in memory is better for scratch databases than a partial one with files.
 */
export const SOURCES: readonly EngineSource[] = [betterSqlite3, sqliteWasm, nodeSqlite3Wasm, nodeSqlite];
/** For real files: a library that locks as other programs do goes before one that does not. */
const FOR_FILES: readonly EngineSource[] = [betterSqlite3, nodeSqlite, nodeSqlite3Wasm];

export interface EngineWish {
  readonly from: string;
  /** Databases in files are needed. */
  readonly files: boolean;
  /** Package or module that it has to be. */
  readonly driver?: string | undefined;
}

/**
 * The first package that is there and does what is needed.
 * @throws MIG_PACKAGE_MISSING, MIG_PACKAGE_BROKEN, MIG_PACKAGE_TOO_OLD, MIG_DRIVER_UNKNOWN
 */
export async function findEngine({ from, files, driver }: EngineWish): Promise<EngineModule> {
  const sources = files ? FOR_FILES : SOURCES;
  const wanted = driver === undefined ? sources : sources.filter(({ id }) => id === driver);
  if (wanted.length === 0)
    throw migError('MIG_DRIVER_UNKNOWN', {
      driver: driver ?? '',
      dialect: 'sqlite',
      known: sources.map(({ id }) => id).join(', '),
    });
  for (const source of wanted) {
    const module = await source.load(from);
    if (module !== undefined) return module;
  }
  throw migError('MIG_PACKAGE_MISSING', {
    package: driver ?? (files ? betterSqlite3.id : sqliteWasm.id),
    neededFor: files
      ? `SQLite databases in files (${nodeSqlite3Wasm.id} does as well, and needs no compiler; so does Node 22.13 or newer by itself)`
      : 'embedded SQLite databases',
  });
}
