import type { Family, ObjectQuery } from './family.ts';
import { FIRST_USER_OID, named, notOfExtension, qualified, role, userSchema, words } from './sql.ts';

/**
 * Operators, operator classes and families, casts, conversions, transforms.
 * @see https://www.postgresql.org/docs/current/catalog-pg-operator.html
 */
export const operators: Family = {
  name: 'operators',
  queries: () => [operator, operatorClass, operatorFamily, cast, conversion, transform],
};

const operator: ObjectQuery = {
  kind: `'operator'`,
  name: `quote_ident(n.nspname) || '.' || o.oprname || '(' ||
    case when o.oprleft = 0 then 'none' else format_type(o.oprleft, null) end || ', ' || format_type(o.oprright, null) || ')'`,
  address: ['pg_operator', 'o.oid'],
  parent: ['pg_namespace', 'n.oid'],
  definition: {
    owner: role('o.oprowner'),
    result: 'case when o.oprresult <> 0 then format_type(o.oprresult, null) end',
    function: `case when o.oprcode <> 0 then o.oprcode::regprocedure::text end`,
    commutator: named('regoperator', 'o.oprcom'),
    negator: named('regoperator', 'o.oprnegate'),
    restrict: `case when o.oprrest <> 0 then o.oprrest::text end`,
    join: `case when o.oprjoin <> 0 then o.oprjoin::text end`,
    hashes: 'o.oprcanhash',
    merges: 'o.oprcanmerge',
  },
  // An operator that was only named as another's commutator or negator has no function, and is not there for anybody.
  from: `pg_operator o join pg_namespace n on n.oid = o.oprnamespace
    where o.oprcode <> 0 and ${userSchema()} and ${notOfExtension('pg_operator', 'o.oid')}`,
};

/** Operators and support functions of a family, or of the class that depends on them. */
const members = (belongs: string): Record<string, string> => ({
  operators: `(select json_agg(ao.amopstrategy || ' ' || ao.amopopr::regoperator || case when ao.amopsortfamily <> 0
      then ' for order by ' || (select ${qualified('sf.opfname', 'sn.nspname')} from pg_opfamily sf
        join pg_namespace sn on sn.oid = sf.opfnamespace where sf.oid = ao.amopsortfamily) else '' end
      order by ao.amopstrategy, ao.amopopr::regoperator::text collate "C")
    from pg_amop ao where ao.amopfamily = f.oid and ${belongs.replaceAll('MEMBER', `'pg_amop'::regclass and dep.objid = ao.oid`)})`,
  functions: `(select json_agg(ap.amprocnum || ' (' || format_type(ap.amproclefttype, null) || ', ' ||
      format_type(ap.amprocrighttype, null) || ') ' || ap.amproc::regprocedure
      order by ap.amprocnum, ap.amproc::regprocedure::text collate "C")
    from pg_amproc ap where ap.amprocfamily = f.oid and ${belongs.replaceAll('MEMBER', `'pg_amproc'::regclass and dep.objid = ap.oid`)})`,
});

const operatorClass: ObjectQuery = {
  kind: `'operator class'`,
  name: `${qualified('oc.opcname')} || ' using ' || quote_ident(am.amname)`,
  address: ['pg_opclass', 'oc.oid'],
  parent: ['pg_namespace', 'n.oid'],
  definition: {
    owner: role('oc.opcowner'),
    type: 'format_type(oc.opcintype, null)',
    default: 'oc.opcdefault',
    storage: 'case when oc.opckeytype <> 0 then format_type(oc.opckeytype, null) end',
    family: qualified('f.opfname', 'fn.nspname'),
    ...members(
      `exists (select from pg_depend dep where dep.classid = MEMBER and dep.refclassid = 'pg_opclass'::regclass and dep.refobjid = oc.oid)`,
    ),
  },
  from: `pg_opclass oc join pg_namespace n on n.oid = oc.opcnamespace join pg_am am on am.oid = oc.opcmethod
    join pg_opfamily f on f.oid = oc.opcfamily join pg_namespace fn on fn.oid = f.opfnamespace
    where ${userSchema()} and ${notOfExtension('pg_opclass', 'oc.oid')}`,
};

const operatorFamily: ObjectQuery = {
  kind: `'operator family'`,
  name: `${qualified('f.opfname')} || ' using ' || quote_ident(am.amname)`,
  address: ['pg_opfamily', 'f.oid'],
  parent: ['pg_namespace', 'n.oid'],
  definition: {
    owner: role('f.opfowner'),
    ...members(
      `not exists (select from pg_depend dep where dep.classid = MEMBER and dep.refclassid = 'pg_opclass'::regclass)`,
    ),
  },
  from: `pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace join pg_am am on am.oid = f.opfmethod
    where ${userSchema()} and ${notOfExtension('pg_opfamily', 'f.oid')}`,
};

const cast: ObjectQuery = {
  kind: `'cast'`,
  name: `'(' || format_type(ca.castsource, null) || ' as ' || format_type(ca.casttarget, null) || ')'`,
  address: ['pg_cast', 'ca.oid'],
  definition: {
    function: named('regprocedure', 'ca.castfunc'),
    context: words('ca.castcontext', { e: 'explicit', a: 'assignment', i: 'implicit' }),
    method: words('ca.castmethod', { f: 'function', i: 'inout', b: 'binary' }),
  },
  // Casts between a range and its multirange come with the range type.
  from: `pg_cast ca where ca.oid >= ${FIRST_USER_OID} and ${notOfExtension('pg_cast', 'ca.oid')}
    and not exists (select from pg_range r where r.rngtypid = ca.castsource and r.rngmultitypid = ca.casttarget)`,
};

const conversion: ObjectQuery = {
  kind: `'conversion'`,
  name: qualified('co.conname'),
  address: ['pg_conversion', 'co.oid'],
  parent: ['pg_namespace', 'n.oid'],
  definition: {
    owner: role('co.conowner'),
    from: 'pg_encoding_to_char(co.conforencoding)',
    to: 'pg_encoding_to_char(co.contoencoding)',
    function: 'co.conproc::text',
    default: 'co.condefault',
  },
  from: `pg_conversion co join pg_namespace n on n.oid = co.connamespace
    where ${userSchema()} and ${notOfExtension('pg_conversion', 'co.oid')}`,
};

const transform: ObjectQuery = {
  kind: `'transform'`,
  name: `'for ' || format_type(tr.trftype, null) || ' language ' || quote_ident(l.lanname)`,
  address: ['pg_transform', 'tr.oid'],
  definition: { from: named('regprocedure', 'tr.trffromsql'), to: named('regprocedure', 'tr.trftosql') },
  from: `pg_transform tr join pg_language l on l.oid = tr.trflang where ${notOfExtension('pg_transform', 'tr.oid')}`,
};
