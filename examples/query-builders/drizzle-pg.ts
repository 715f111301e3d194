import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Op } from 'mig-check';
import type { Client } from 'pg';

export async function drizzleOn(op: Op): Promise<NodePgDatabase> {
  return drizzle({ client: await op.connection<Client>() });
}
