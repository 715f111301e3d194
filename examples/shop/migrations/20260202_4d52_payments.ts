import type { Op } from 'mig-check';
import { bigInteger, column, dateTime, foreignKey, numeric, string } from 'mig-check/schema';

/**
 * Payments.
 *
 * Create Date: 2026-02-02T16:20:00Z
 */
export const revision = '4d52e1b8f69c';
export const downRevision = '3c41d0a7e58b';
export const branchLabels = 'payments';

export async function upgrade(op: Op): Promise<void> {
  await op.createTable(
    'payments',
    column('id', bigInteger(), { primaryKey: true, identity: {} }),
    column('order_id', bigInteger(), { nullable: false }),
    column('amount', numeric(12, 2), { nullable: false }),
    column('provider', string(40), { nullable: false }),
    column('paid_at', dateTime({ timezone: true })),
    foreignKey(['order_id'], 'orders', ['id'], { name: 'payments_order_id_fkey' }),
  );
  await op.createIndex('ix_payments_order_id', 'payments', ['order_id']);
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('payments');
}
