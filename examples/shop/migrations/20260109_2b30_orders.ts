import type { Op } from 'mig-check';
import { bigInteger, check, column, foreignKey, integer, numeric, primaryKey } from 'mig-check/schema';

/**
 * Orders and their lines.
 *
 * Create Date: 2026-01-09T11:00:00Z
 */
export const revision = '2b30c9f6d47a';
export const downRevision = '1f2fb8e5c36a';

export async function upgrade(op: Op): Promise<void> {
  await op.createTable(
    'orders',
    column('id', bigInteger(), { primaryKey: true, identity: {} }),
    column('customer_id', bigInteger(), { nullable: false }),
    foreignKey(['customer_id'], 'customers', ['id'], { name: 'orders_customer_id_fkey' }),
  );
  await op.createIndex('ix_orders_customer_id', 'orders', ['customer_id']);
  await op.createTable(
    'order_lines',
    column('order_id', bigInteger(), { nullable: false }),
    column('product_id', bigInteger(), { nullable: false }),
    column('quantity', integer(), { nullable: false }),
    column('unit_price', numeric(12, 2), { nullable: false }),
    primaryKey(['order_id', 'product_id'], { name: 'order_lines_pkey' }),
    foreignKey(['order_id'], 'orders', ['id'], { name: 'order_lines_order_id_fkey', onDelete: 'CASCADE' }),
    foreignKey(['product_id'], 'products', ['id'], { name: 'order_lines_product_id_fkey' }),
    check('quantity > 0', { name: 'order_lines_quantity_check' }),
  );
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('order_lines');
  await op.dropTable('orders');
}
