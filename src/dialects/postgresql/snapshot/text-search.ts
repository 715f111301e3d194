import type { Family } from './family.ts';
import { notOfExtension, qualified, role, userSchema } from './sql.ts';

/** @see https://www.postgresql.org/docs/current/catalog-pg-ts-config.html */
export const textSearch: Family = {
  name: 'text search',
  queries: () => [
    {
      kind: `'text search parser'`,
      name: qualified('p.prsname'),
      address: ['pg_ts_parser', 'p.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        start: 'p.prsstart::text',
        token: 'p.prstoken::text',
        end: 'p.prsend::text',
        headline: `nullif(p.prsheadline::text, '-')`,
        types: 'p.prslextype::text',
      },
      from: `pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace
        where ${userSchema()} and ${notOfExtension('pg_ts_parser', 'p.oid')}`,
    },
    {
      kind: `'text search template'`,
      name: qualified('t.tmplname'),
      address: ['pg_ts_template', 't.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: { init: `nullif(t.tmplinit::text, '-')`, lexize: 't.tmpllexize::text' },
      from: `pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace
        where ${userSchema()} and ${notOfExtension('pg_ts_template', 't.oid')}`,
    },
    {
      kind: `'text search dictionary'`,
      name: qualified('d.dictname'),
      address: ['pg_ts_dict', 'd.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        owner: role('d.dictowner'),
        template: `(select ${qualified('t.tmplname', 'tn.nspname')} from pg_ts_template t
          join pg_namespace tn on tn.oid = t.tmplnamespace where t.oid = d.dicttemplate)`,
        options: 'd.dictinitoption',
      },
      from: `pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace
        where ${userSchema()} and ${notOfExtension('pg_ts_dict', 'd.oid')}`,
    },
    {
      kind: `'text search configuration'`,
      name: qualified('c.cfgname'),
      address: ['pg_ts_config', 'c.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        owner: role('c.cfgowner'),
        parser: qualified('p.prsname', 'pn.nspname'),
        mappings: `(select json_object_agg(m.alias, m.dictionaries order by m.alias) from (
          select tt.alias, json_agg(m.mapdict::regdictionary::text order by m.mapseqno) as dictionaries
          from pg_ts_config_map m join ts_token_type(c.cfgparser) tt on tt.tokid = m.maptokentype
          where m.mapcfg = c.oid group by tt.alias) m)`,
      },
      from: `pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace
        join pg_ts_parser p on p.oid = c.cfgparser join pg_namespace pn on pn.oid = p.prsnamespace
        where ${userSchema()} and ${notOfExtension('pg_ts_config', 'c.oid')}`,
    },
  ],
};
