import type { Op } from 'mig-check';
import { bigInteger, boolean, check, column, integer, numeric, string, text, unique } from 'mig-check/schema';

/**
 * Products.
 *
 * Create Date: 2026-01-07T14:30:00Z
 */
export const revision = '1f2fb8e5c36a';
export const downRevision = '0a1ea7d4b25f';

export async function upgrade(op: Op): Promise<void> {
  await op.createTable(
    'products',
    column('id', bigInteger(), { primaryKey: true, identity: {} }),
    column('sku', string(40), { nullable: false }),
    column('title', text(), { nullable: false }),
    column('price', numeric(10, 2), { nullable: false, serverDefault: '0' }),
    column('stock', integer(), { nullable: false, serverDefault: '0' }),
    column('active', boolean(), { nullable: false, serverDefault: 'true' }),
    unique(['sku'], { name: 'products_sku_key' }),
    check('price >= 0', { name: 'products_price_check' }),
  );
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('products');
}
