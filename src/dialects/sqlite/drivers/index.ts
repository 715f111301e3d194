// How SQLite is reached: four packages behind one engine, chosen by what is installed.
// May import the dialect contract, ../../standard, ../split, ../files.ts, errors, util.
// Start reading at sqlite.ts, then engine.ts.
export type { Engine, EngineModule } from './engine.ts';
export { instanceDriver, openCompanion, urlDriver } from './sqlite.ts';
export { findEngine } from './sources.ts';
export { statementFailed } from './statement-failed.ts';
export { parseSqliteUrl } from './url.ts';
