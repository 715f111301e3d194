import type { Family, ObjectQuery, SnapshotServer } from './family.ts';
import { notOfExtension, qualified, role, sorted } from './sql.ts';

/** Row filters, column lists and whole schemas. */
const FILTERS_SINCE = 150000;

/**
 * Publications and what they publish, and subscriptions of this database.
 * @see https://www.postgresql.org/docs/current/catalog-pg-publication.html
 * @see https://www.postgresql.org/docs/current/catalog-pg-subscription.html
 */
export const replication: Family = {
  name: 'replication',
  queries: (server) => [
    publication,
    publishedTable(server),
    ...(server.version >= FILTERS_SINCE ? [publishedSchema] : []),
    subscription(server),
  ],
};

const publication: ObjectQuery = {
  kind: `'publication'`,
  name: 'quote_ident(p.pubname)',
  address: ['pg_publication', 'p.oid'],
  definition: {
    owner: role('p.pubowner'),
    allTables: 'p.puballtables',
    allSequences: `row.columns->'puballsequences'`,
    operations: `array_to_json(array_remove(array[case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
      case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end], null))`,
    viaRoot: 'p.pubviaroot',
    generatedColumns: `row.columns->>'pubgencols'`,
  },
  from: `pg_publication p cross join lateral (select to_jsonb(p) as columns) as row
    where ${notOfExtension('pg_publication', 'p.oid')}`,
};

const publishedTable = ({ version }: SnapshotServer): ObjectQuery => ({
  kind: `'published table'`,
  name: `quote_ident(p.pubname) || ' ' || ${qualified('c.relname')}`,
  address: ['pg_publication_rel', 'pr.oid'],
  parent: ['pg_publication', 'p.oid'],
  definition:
    version < FILTERS_SINCE
      ? {}
      : {
          columns: `(select json_agg(a.attname order by a.attnum) from pg_attribute a
            where a.attrelid = pr.prrelid and a.attnum = any (pr.prattrs))`,
          filter: 'pg_get_expr(pr.prqual, pr.prrelid)',
        },
  from: `pg_publication_rel pr join pg_publication p on p.oid = pr.prpubid join pg_class c on c.oid = pr.prrelid
    join pg_namespace n on n.oid = c.relnamespace`,
});

const publishedSchema: ObjectQuery = {
  kind: `'published schema'`,
  name: `quote_ident(p.pubname) || ' ' || quote_ident(n.nspname)`,
  address: ['pg_publication_namespace', 'pn.oid'],
  parent: ['pg_publication', 'p.oid'],
  definition: {},
  from: `pg_publication_namespace pn join pg_publication p on p.oid = pn.pnpubid join pg_namespace n on n.oid = pn.pnnspid`,
};

/** The connection string may hold a password, so it is told as a hash, and only a superuser may read it. */
function subscription({ superuser }: SnapshotServer): ObjectQuery {
  return {
    kind: `'subscription'`,
    name: 'quote_ident(s.subname)',
    address: ['pg_subscription', 's.oid'],
    definition: {
      owner: role('s.subowner'),
      enabled: 's.subenabled',
      publications: sorted('s.subpublications'),
      slot: 's.subslotname',
      synchronousCommit: 's.subsynccommit',
      binary: 's.subbinary',
      streaming: 's.substream::text',
      ...(superuser
        ? {
            connection: `'md5:' || md5(s.subconninfo)`,
            twoPhase: `to_jsonb(s)->>'subtwophasestate'`,
            disableOnError: `to_jsonb(s)->'subdisableonerr'`,
            origin: `to_jsonb(s)->>'suborigin'`,
            passwordRequired: `to_jsonb(s)->'subpasswordrequired'`,
            runAsOwner: `to_jsonb(s)->'subrunasowner'`,
            failover: `to_jsonb(s)->'subfailover'`,
          }
        : {}),
    },
    present: 'exists (select from pg_subscription)',
    from: `pg_subscription s where s.subdbid = (select oid from pg_database where datname = current_database())`,
  };
}
