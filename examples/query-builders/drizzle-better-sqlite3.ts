import type { Database } from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Op } from 'mig-check';

export async function drizzleOn(op: Op): Promise<BetterSQLite3Database> {
  return drizzle({ client: await op.connection<Database>() });
}
