import type { Op } from 'mig-check';
import { column, integer, string } from 'mig-check/schema';

/** Create accounts. */
export const revision = '0001';
export const downRevision = null;

export async function upgrade(op: Op): Promise<void> {
  await op.createTable(
    'account',
    column('id', integer(), { primaryKey: true, identity: {} }),
    column('email', string(200), { nullable: false }),
  );
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('account');
}
