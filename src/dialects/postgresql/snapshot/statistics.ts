import type { Family } from './family.ts';
import { qualified, role, userSchema } from './sql.ts';

/** @see https://www.postgresql.org/docs/current/catalog-pg-statistic-ext.html */
export const statistics: Family = {
  name: 'statistics',
  queries: () => [
    {
      kind: `'statistics object'`,
      name: qualified('s.stxname'),
      address: ['pg_statistic_ext', 's.oid'],
      parent: ['pg_class', 's.stxrelid'],
      definition: {
        owner: role('s.stxowner'),
        definition: 'pg_get_statisticsobjdef(s.oid)',
        target: 'case when s.stxstattarget >= 0 then s.stxstattarget end',
      },
      from: `pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where ${userSchema()}`,
    },
  ],
};
