import type { Family, ObjectQuery } from './family.ts';
import { named, notOfExtension, ownership, qualified, userSchema, words } from './sql.ts';

const VOLATILITY = { i: 'immutable', s: 'stable', v: 'volatile' };
const PARALLEL = { s: 'safe', r: 'restricted', u: 'unsafe' };

/** @see https://www.postgresql.org/docs/current/catalog-pg-proc.html */
export const routines: Family = { name: 'routines', queries: () => [functions, aggregates] };

/** Arguments are told by type, as DROP FUNCTION wants them: their names are no part of the identity. */
const COMMON = {
  name: `${qualified('p.proname')} || '(' || oidvectortypes(p.proargtypes) || ')'`,
  address: ['pg_proc', 'p.oid'],
  parent: ['pg_namespace', 'n.oid'],
} as const;
const OWNERSHIP = ownership('p.proacl', 'f', 'p.proowner');
/** Constructors of a range type come with it. */
const OF_TYPE = `exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid
  and d.refclassid = 'pg_type'::regclass and d.deptype = 'i')`;
const WHERE = `${userSchema()} and ${notOfExtension('pg_proc', 'p.oid')} and not ${OF_TYPE}`;

const functions: ObjectQuery = {
  ...COMMON,
  kind: `case p.prokind when 'p' then 'procedure' else 'function' end`,
  definition: {
    ...OWNERSHIP,
    arguments: 'pg_get_function_arguments(p.oid)',
    returns: 'pg_get_function_result(p.oid)',
    language: 'quote_ident(l.lanname)',
    // A body in SQL-standard form is kept parsed, and is printed; any other is kept as it was written.
    body: 'coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)',
    binary: 'p.probin',
    window: `case when p.prokind = 'w' then true end`,
    volatility: words('p.provolatile', VOLATILITY),
    strict: 'p.proisstrict',
    securityDefiner: 'p.prosecdef',
    leakproof: 'p.proleakproof',
    parallel: words('p.proparallel', PARALLEL),
    cost: 'p.procost',
    rows: 'case when p.proretset then p.prorows end',
    support: `case when p.prosupport <> 0 then p.prosupport::text end`,
    config: 'to_json(p.proconfig)',
    transforms: `(select json_agg(format_type(x, null)) from unnest(p.protrftypes) x)`,
  },
  create: 'pg_get_functiondef(p.oid)',
  among: `prokind <> 'a'`,
  from: `pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where p.prokind <> 'a' and ${WHERE}`,
};

/** @see https://www.postgresql.org/docs/current/catalog-pg-aggregate.html */
const aggregates: ObjectQuery = {
  ...COMMON,
  kind: `'aggregate'`,
  definition: {
    ...OWNERSHIP,
    arguments: 'pg_get_function_arguments(p.oid)',
    returns: 'pg_get_function_result(p.oid)',
    parallel: words('p.proparallel', PARALLEL),
    aggregateKind: words('a.aggkind', { n: 'normal', o: 'ordered-set', h: 'hypothetical-set' }),
    directArguments: 'a.aggnumdirectargs',
    transition: named('regprocedure', 'a.aggtransfn'),
    stateType: 'format_type(a.aggtranstype, null)',
    stateSpace: 'a.aggtransspace',
    initial: 'a.agginitval',
    final: named('regprocedure', 'a.aggfinalfn'),
    finalExtra: 'a.aggfinalextra',
    finalModify: 'a.aggfinalmodify',
    combine: named('regprocedure', 'a.aggcombinefn'),
    serial: named('regprocedure', 'a.aggserialfn'),
    deserial: named('regprocedure', 'a.aggdeserialfn'),
    movingTransition: named('regprocedure', 'a.aggmtransfn'),
    movingInverse: named('regprocedure', 'a.aggminvtransfn'),
    movingStateType: 'case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end',
    movingStateSpace: 'a.aggmtransspace',
    movingInitial: 'a.aggminitval',
    movingFinal: named('regprocedure', 'a.aggmfinalfn'),
    movingFinalExtra: 'a.aggmfinalextra',
    movingFinalModify: 'a.aggmfinalmodify',
    sortOperator: named('regoperator', 'a.aggsortop'),
  },
  among: `prokind = 'a'`,
  from: `pg_proc p join pg_aggregate a on a.aggfnoid = p.oid join pg_namespace n on n.oid = p.pronamespace
    where ${WHERE}`,
};
