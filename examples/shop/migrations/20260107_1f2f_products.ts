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
    column('price', numeric(10, 2), { nullable: false, serverDefault: sql('0') }),
    column('stock', integer(), { nullable: false, serverDefault: sql('0') }),
    column('active', boolean(), { nullable: false, serverDefault: sql('true') }),
    unique('products_sku_key', ['sku']),
    check('products_price_check', 'price >= 0'),
  );
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('products');
}
