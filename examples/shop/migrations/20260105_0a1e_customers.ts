import type { Op } from 'mig-check';
import { bigInteger, column, dateTime, func, string, text, unique } from 'mig-check/schema';

/**
 * Customers.
 *
 * Create Date: 2026-01-05T09:12:00Z
 */
export const revision = '0a1ea7d4b25f';
export const downRevision = null;

export async function upgrade(op: Op): Promise<void> {
  await op.createTable(
    'customers',
    column('id', bigInteger(), { primaryKey: true, identity: {} }),
    column('email', string(320), { nullable: false }),
    column('name', text()),
    column('created_at', dateTime({ timezone: true }), { nullable: false, serverDefault: func('now') }),
    unique(['email'], { name: 'customers_email_key' }),
  );
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('customers');
}
