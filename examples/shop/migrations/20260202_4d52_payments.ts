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
    foreignKey('payments_order_id_fkey', ['order_id'], 'orders', ['id']),
  );
  await op.createIndex('ix_payments_order_id', 'payments', ['order_id']);
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropIndex('ix_payments_order_id');
  await op.dropTable('payments');
}
