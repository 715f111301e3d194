import { inQuotes } from '../../standard/index.ts';
import type { Engine } from './engine.ts';

/** Settings of a session that change what statements do; those of the file (journal mode, page size) are not reset. */
const SETTINGS = [
  'foreign_keys',
  'recursive_triggers',
  'legacy_alter_table',
  'ignore_check_constraints',
  'writable_schema',
  'query_only',
  'defer_foreign_keys',
  'reverse_unordered_selects',
] as const;
const READ_SETTINGS = `select ${SETTINGS.map((name) => `(select ${name} from pragma_${name}) as ${name}`).join(', ')}`;

/** How a session is before anything was run on it. */
export interface SessionStart {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of attached databases. */
  readonly databases: readonly string[];
}

export function readSession(engine: Engine): SessionStart {
  const [settings = {}] = engine.run(READ_SETTINGS).rows;
  const databases = engine.run('select name from pragma_database_list').rows.map(({ name }) => String(name));
  return { settings, databases };
}

/**
 * Rolls back what is open, and brings the session back to how it began: settings, temporary objects, attached databases.
 * Functions that somebody registered stay.
 */
export function resetSession(engine: Engine, start: SessionStart): void {
  // Some errors have rolled back already.
  if (engine.isInTransaction()) attempt(() => engine.run('rollback'));
  const now = readSession(engine);
  for (const name of SETTINGS)
    if (now.settings[name] !== start.settings[name])
      engine.run(`pragma ${name} = ${String(start.settings[name])}`);
  for (const { type, name } of engine.run(TEMPORARY).rows)
    attempt(() => engine.run(`drop ${String(type)} temp.${inQuotes(String(name))}`));
  for (const name of now.databases)
    if (name !== 'temp' && !start.databases.includes(name)) engine.run(`detach ${inQuotes(name)}`);
}

/** What falls with a table is gone already when its turn comes. */
const TEMPORARY = `select type, name from temp.sqlite_master where type <> 'index' and name not like 'sqlite\\_%' escape '\\'
  order by type = 'table'`;

function attempt(work: () => unknown): void {
  try {
    work();
  } catch {
    // Said so by its callers.
  }
}
