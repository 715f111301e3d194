import type { Op } from 'mig-check';

/**
 * Every customer has a name.
 *
 * Create Date: 2026-03-15T17:40:00Z
 */
export const revision = 'a3b8e71ef5c2';
export const downRevision = '92a7d60de4b1';

export async function upgrade(op: Op): Promise<void> {
  await op.execute(`update customers set name = email where name is null`);
  await op.alterColumn('customers', 'name', { nullable: false });
  await op.createTableComment('customers', 'People and companies that order');
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTableComment('customers');
  await op.alterColumn('customers', 'name', { nullable: true });
}
