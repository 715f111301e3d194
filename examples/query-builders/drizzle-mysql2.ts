import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import type { Op } from 'mig-check';
import type { Connection } from 'mysql2/promise';

export async function drizzleOn(op: Op): Promise<MySql2Database> {
  return drizzle({ client: await op.connection<Connection>() });
}
