import type { Op } from 'mig-check';
import { numeric } from 'mig-check/schema';

/**
 * Prices beyond a hundred million.
 *
 * Create Date: 2026-03-02T10:10:00Z
 */
export const revision = '92a7d60de4b1';
export const downRevision = '8196c5fcd3a0';

export async function upgrade(op: Op): Promise<void> {
  await op.alterColumn('products', 'price', { type: numeric(12, 2), existingType: numeric(10, 2) });
}

export async function downgrade(op: Op): Promise<void> {
  await op.alterColumn('products', 'price', { type: numeric(10, 2), existingType: numeric(12, 2) });
}
