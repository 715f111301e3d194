import type { Family } from './family.ts';
import { named, notOfExtension, qualified, role, sorted, userSchema, words } from './sql.ts';

export const ENABLED = { O: 'origin', A: 'always', R: 'replica', D: 'disabled' };

/**
 * @see https://www.postgresql.org/docs/current/catalog-pg-trigger.html
 * @see https://www.postgresql.org/docs/current/catalog-pg-event-trigger.html
 */
export const triggers: Family = {
  name: 'triggers',
  queries: () => [
    {
      kind: `'trigger'`,
      name: `${qualified('c.relname')} || '.' || quote_ident(tg.tgname)`,
      address: ['pg_trigger', 'tg.oid'],
      parent: ['pg_class', 'c.oid'],
      inheritedFrom: ['pg_trigger', 'nullif(tg.tgparentid, 0)'],
      definition: {
        definition: 'pg_get_triggerdef(tg.oid)',
        enabled: words('tg.tgenabled', ENABLED),
      },
      // A trigger that a partition has from its parent is told only when it was switched on or off by itself. Up to
      // PostgreSQL 14 such a copy is called internal, as the triggers behind foreign keys are in every version.
      // A foreign key has four of its own.
      among: 'not tgisinternal or tgparentid <> 0',
      from: `pg_trigger tg join pg_class c on c.oid = tg.tgrelid join pg_namespace n on n.oid = c.relnamespace
        left join pg_trigger parent on parent.oid = tg.tgparentid
        where (not tg.tgisinternal or not parent.tgisinternal) and (parent.oid is null or parent.tgenabled <> tg.tgenabled) and ${userSchema()}
          and ${notOfExtension('pg_trigger', 'tg.oid')}`,
    },
    {
      kind: `'event trigger'`,
      name: 'quote_ident(ev.evtname)',
      address: ['pg_event_trigger', 'ev.oid'],
      definition: {
        owner: role('ev.evtowner'),
        event: 'ev.evtevent',
        tags: sorted('ev.evttags'),
        function: named('regprocedure', 'ev.evtfoid'),
        enabled: words('ev.evtenabled', ENABLED),
      },
      from: `pg_event_trigger ev where ${notOfExtension('pg_event_trigger', 'ev.oid')}`,
    },
  ],
};
