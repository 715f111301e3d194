import type { PGlite } from '@electric-sql/pglite';
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite';
import type { Op } from 'mig-check';

export async function drizzleOn(op: Op): Promise<PgliteDatabase> {
  return drizzle({ client: await op.connection<PGlite>() });
}
