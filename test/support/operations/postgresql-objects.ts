import type { Operation } from '../../../src/operations/index.ts';
import {
  attribute,
  compositeType,
  defaultPrivileges,
  domainType,
  double,
  enumType,
  grant,
  index,
  integer,
  materializedView,
  policy,
  schema,
  sequence,
  storedFunction,
  storedProcedure,
  string,
  text,
  trigger,
  view,
} from '../../../src/schema/index.ts';

/** One of everything, with all that can hang on it. */
export const POSTGRESQL_SETUP = `
create schema app;
create type mood as enum ('good', 'bad', 'so so');
comment on type mood is 'how one feels';
create domain positive as integer constraint positive_check check (value > 0);
create domain moody_domain as mood;
create type point3 as (x integer, y integer);
create sequence counter start 5;
create table person (id integer primary key, name text, mood mood not null default 'good',
  moods mood[] default '{good}', feeling moody_domain, owner name);
create index ix_mood on person (mood) where mood <> 'bad';
alter table person add constraint ck_mood check (mood <> 'bad');
insert into person (id, mood) values (1, 'good');
create view moody as select id, mood from person where mood <> 'bad';
grant select on moody to pg_monitor;
create view deep with (security_barrier, check_option = local) as select id, mood from moody;
comment on view deep is 'the deep one';
comment on column deep.mood is 'felt';
grant select on deep to pg_monitor;
grant update (mood) on deep to pg_monitor;
alter view deep alter column mood set default 'bad';
alter view deep owner to pg_monitor;
create rule keep as on delete to deep do instead nothing;
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger guard instead of insert on deep for each row execute function touch();
create materialized view counts with (fillfactor = 70) as select mood, count(*) as n from moody group by mood;
create unique index ix_counts on counts (mood);
comment on materialized view counts is 'by mood';
create function add(a integer, b integer) returns integer language sql immutable strict cost 5 security definer
  parallel safe set search_path to app, pg_temp as 'select a + b';
comment on function add(integer, integer) is 'adds';
revoke execute on function add(integer, integer) from public;
grant execute on function add(integer, integer) to pg_monitor;
create view sums as select add(id, 1) as s from person;
create procedure tidy(days integer) language sql as 'delete from person where id < days';
create trigger touch before update on person for each row execute function touch();
create policy own on person for select to pg_monitor using (owner = current_user)`;

const touch = trigger('touch', 'person', {
  timing: 'BEFORE',
  events: ['UPDATE'],
  forEach: 'ROW',
  execute: { name: 'touch' },
});
const own = policy('own', 'person', { command: 'SELECT', to: ['pg_monitor'], using: 'owner = current_user' });
const tidy = storedProcedure('tidy', 'delete from person where id < days', {
  arguments: [{ name: 'days', type: 'integer' }],
});
const add = storedFunction('add', 'select a + b', {
  arguments: [
    { name: 'a', type: 'integer' },
    { name: 'b', type: 'integer' },
  ],
  returns: 'integer',
});
const addBefore = { ...add, volatility: 'IMMUTABLE', strict: true, cost: 5, securityDefiner: true } as const;
const fullAdd = { ...addBefore, parallel: 'SAFE', set: { search_path: 'app, pg_temp' } } as const;
const person = { kind: 'table', name: 'person' } as const;

/** Every reversible operation, on the set-up: the second half of a title says what is particular. */
export const POSTGRESQL_ROWS: readonly (readonly [string, Operation])[] = [
  ['createSchema', { op: 'createSchema', schema: schema('new', { comment: `it's`, owner: 'pg_monitor' }) }],
  ['dropSchema', { op: 'dropSchema', schema: 'app', existingSchema: schema('app') }],
  [
    'createEnum',
    { op: 'createEnum', enum: enumType('Size', [`it's`, 'XL'], { schema: 'app', comment: 'x' }) },
  ],
  ['addEnumValue', { op: 'addEnumValue', enum: 'mood', value: 'fine', position: { after: 'good' } }],
  ['addEnumValue, the last', { op: 'addEnumValue', enum: 'mood', value: 'fine' }],
  ['renameEnumValue', { op: 'renameEnumValue', enum: 'mood', value: 'bad', newValue: 'awful' }],
  [
    'dropEnumValue, with columns, arrays, domains, views, indexes and checks of it',
    { op: 'dropEnumValue', enum: 'mood', value: 'so so', existingPosition: 'last' },
  ],
  [
    'dropEnumValue, in the middle',
    { op: 'dropEnumValue', enum: 'mood', value: 'so so', existingPosition: { after: 'bad' } },
  ],
  [
    'reorderEnum',
    {
      op: 'reorderEnum',
      enum: 'mood',
      values: ['so so', 'good', 'bad'],
      existingValues: ['good', 'bad', 'so so'],
    },
  ],
  [
    'createDomain',
    {
      op: 'createDomain',
      domain: domainType('code', string(5), {
        schema: 'app',
        collation: 'C',
        default: 'a',
        notNull: true,
        constraints: [
          { name: 'short', check: 'length(value) < 4' },
          { name: 'later', check: `value <> 'zz'`, notValid: true },
        ],
        comment: 'a code',
      }),
    },
  ],
  [
    'alterDomain',
    {
      op: 'alterDomain',
      domain: 'positive',
      default: text('1 + 1'),
      notNull: true,
      existingDefault: null,
      existingNotNull: false,
    },
  ],
  [
    'addDomainConstraint',
    {
      op: 'addDomainConstraint',
      domain: 'positive',
      constraint: { name: 'small', check: 'value < 100', notValid: true },
    },
  ],
  [
    'dropDomainConstraint',
    {
      op: 'dropDomainConstraint',
      domain: 'positive',
      name: 'positive_check',
      existingConstraint: { name: 'positive_check', check: 'value > 0' },
    },
  ],
  [
    'createCompositeType',
    {
      op: 'createCompositeType',
      compositeType: compositeType('pair', [attribute('Left', double()), attribute('right', string(3))]),
    },
  ],
  ['addAttribute', { op: 'addAttribute', compositeType: 'point3', attribute: attribute('z', integer()) }],
  [
    'dropAttribute',
    {
      op: 'dropAttribute',
      compositeType: 'point3',
      attribute: 'y',
      existingAttribute: attribute('y', integer()),
    },
  ],
  [
    'alterAttribute',
    {
      op: 'alterAttribute',
      compositeType: 'point3',
      attribute: 'y',
      type: double(),
      newName: 'Y',
      existingType: integer(),
    },
  ],
  [
    'createSequence',
    {
      op: 'createSequence',
      sequence: sequence('steps', {
        type: 'smallint',
        increment: -2,
        start: '-5',
        minValue: -100,
        maxValue: null,
        cache: 3,
        cycle: true,
        ownedBy: { table: 'person', column: 'id' },
        comment: 'down',
      }),
    },
  ],
  [
    'alterSequence',
    {
      op: 'alterSequence',
      sequence: 'counter',
      type: 'integer',
      increment: 2,
      maxValue: 1000,
      ownedBy: { table: 'person', column: 'id' },
      existing: { type: 'bigint', increment: 1, maxValue: null, ownedBy: null },
    },
  ],
  [
    'createView',
    {
      op: 'createView',
      view: view('v', 'select id, name from person;', {
        schema: 'app',
        columns: ['a', 'b'],
        checkOption: 'CASCADED',
        securityBarrier: true,
        owner: 'pg_monitor',
        comment: 'v',
      }),
    },
  ],
  [
    'replaceView, in place',
    {
      op: 'replaceView',
      view: view('moody', `select id, mood from person where mood = 'good'`),
      existingView: view('moody', `select id, mood from person where mood <> 'bad'`),
    },
  ],
  [
    'replaceView, a column changes its place: everything on it is made anew',
    {
      op: 'replaceView',
      view: view('moody', 'select name, mood, id from person'),
      existingView: view('moody', `select id, mood from person where mood <> 'bad'`),
    },
  ],
  [
    'replaceView, one with grants, options, rules, triggers, another owner',
    {
      op: 'replaceView',
      view: view('deep', 'select mood, id from moody'),
      existingView: view('deep', 'select id, mood from moody', {
        securityBarrier: true,
        checkOption: 'LOCAL',
      }),
    },
  ],
  [
    'createMaterializedView',
    {
      op: 'createMaterializedView',
      materializedView: materializedView('m', 'select id from person', {
        withData: false,
        with: { fillfactor: 50 },
        indexes: [index('ix_m', ['id'], { unique: true })],
        comment: 'm',
      }),
    },
  ],
  [
    'replaceMaterializedView',
    {
      op: 'replaceMaterializedView',
      materializedView: materializedView('counts', 'select mood, count(*) as n from person group by mood'),
      existingMaterializedView: materializedView(
        'counts',
        'select mood, count(*) as n from moody group by mood',
      ),
    },
  ],
  [
    'createFunction',
    {
      op: 'createFunction',
      function: storedFunction('f', 'begin return $1 || $$x$$; end', {
        arguments: [{ name: 'Text', type: 'text', default: `'a'` }],
        returns: 'text',
        language: 'plpgsql',
        volatility: 'STABLE',
        parallel: 'RESTRICTED',
        set: { work_mem: '8MB' },
        comment: 'f',
        owner: 'pg_monitor',
      }),
    },
  ],
  [
    'replaceFunction, the body alone: attributes, grants and comment stay',
    { op: 'replaceFunction', function: { ...add, body: 'select b + a' }, existingFunction: fullAdd },
  ],
  [
    'replaceFunction, another result: what calls it is made anew',
    {
      op: 'replaceFunction',
      function: { ...add, returns: 'bigint', body: 'select (a + b)::bigint' },
      existingFunction: fullAdd,
    },
  ],
  [
    'dropProcedure',
    { op: 'dropProcedure', procedure: 'tidy', arguments: ['integer'], existingProcedure: tidy },
  ],
  ['createProcedure', { op: 'createProcedure', procedure: { ...tidy, name: 'other', schema: 'app' } }],
  [
    'replaceProcedure',
    {
      op: 'replaceProcedure',
      procedure: { ...tidy, body: 'delete from person where id = days' },
      existingProcedure: tidy,
    },
  ],
  [
    'createTrigger',
    {
      op: 'createTrigger',
      trigger: trigger('late', 'person', {
        timing: 'AFTER',
        events: ['INSERT', 'UPDATE'],
        updateOf: ['name'],
        forEach: 'ROW',
        when: `new.name <> 'x'`,
        constraint: true,
        deferrable: true,
        initially: 'DEFERRED',
        execute: { name: 'touch', schema: 'public', arguments: [`it's`] },
        enabled: 'always',
        comment: 'late',
      }),
    },
  ],
  [
    'createTrigger, with transition tables',
    {
      op: 'createTrigger',
      trigger: trigger('rows', 'person', {
        timing: 'AFTER',
        events: ['UPDATE'],
        forEach: 'STATEMENT',
        referencing: { oldTable: 'before', newTable: 'after' },
        execute: { name: 'touch' },
      }),
    },
  ],
  ['dropTrigger', { op: 'dropTrigger', trigger: 'touch', table: 'person', existingTrigger: touch }],
  [
    'alterTrigger',
    {
      op: 'alterTrigger',
      trigger: 'touch',
      table: 'person',
      enabled: 'disabled',
      existingEnabled: 'origin',
    },
  ],
  [
    'createPolicy',
    {
      op: 'createPolicy',
      policy: policy('strict', 'person', {
        as: 'RESTRICTIVE',
        command: 'UPDATE',
        to: ['PUBLIC'],
        using: 'id > 0',
        withCheck: 'id > 1',
        comment: 'strict',
      }),
    },
  ],
  ['dropPolicy', { op: 'dropPolicy', policy: 'own', table: 'person', existingPolicy: own }],
  [
    'alterPolicy',
    {
      op: 'alterPolicy',
      policy: 'own',
      table: 'person',
      to: ['PUBLIC'],
      using: 'id = 1',
      existingTo: ['pg_monitor'],
      existingUsing: 'owner = current_user',
    },
  ],
  [
    'alterRowSecurity',
    {
      op: 'alterRowSecurity',
      table: 'person',
      enabled: true,
      forced: true,
      existingEnabled: false,
      existingForced: false,
    },
  ],
  [
    'grant, columns with grant option',
    {
      op: 'grant',
      grant: grant(['SELECT', 'UPDATE'], person, ['pg_monitor'], {
        columns: ['name'],
        withGrantOption: true,
      }),
    },
  ],
  [
    'grant, on a schema',
    { op: 'grant', grant: grant(['USAGE'], { kind: 'schema', name: 'app' }, ['PUBLIC']) },
  ],
  [
    'revoke',
    {
      op: 'revoke',
      grant: grant(['EXECUTE'], { kind: 'function', name: 'add', arguments: ['integer', 'integer'] }, [
        'pg_monitor',
      ]),
    },
  ],
  [
    'grantDefaultPrivileges',
    {
      op: 'grantDefaultPrivileges',
      defaultPrivileges: defaultPrivileges(['SELECT'], 'tables', ['pg_monitor'], { inSchema: 'app' }),
    },
  ],
  [
    'revokeDefaultPrivileges',
    {
      op: 'revokeDefaultPrivileges',
      defaultPrivileges: defaultPrivileges(['EXECUTE'], 'functions', ['PUBLIC']),
    },
  ],
  ['renameObject, a view', { op: 'renameObject', object: { kind: 'view', name: 'deep' }, newName: 'Deeper' }],
  [
    'renameObject, a function',
    {
      op: 'renameObject',
      object: { kind: 'function', name: 'add', arguments: ['integer', 'integer'] },
      newName: 'plus',
    },
  ],
  [
    'renameObject, a constraint',
    {
      op: 'renameObject',
      object: { kind: 'constraint', name: 'ck_mood', table: 'person' },
      newName: 'ck_other',
    },
  ],
  [
    'renameObject, a constraint of a domain',
    {
      op: 'renameObject',
      object: { kind: 'domainConstraint', name: 'positive_check', domain: 'positive' },
      newName: 'above_zero',
    },
  ],
  [
    'renameObject, a trigger',
    { op: 'renameObject', object: { kind: 'trigger', name: 'touch', table: 'person' }, newName: 'touched' },
  ],
  [
    'setObjectSchema',
    {
      op: 'setObjectSchema',
      object: { kind: 'enum', name: 'mood', schema: 'public' },
      newSchema: 'app',
    },
  ],
  [
    'setOwner',
    {
      op: 'setOwner',
      object: { kind: 'materializedView', name: 'counts' },
      owner: 'pg_monitor',
      existingOwner: 'CURRENT_USER',
    },
  ],
  ...(
    [
      { kind: 'schema', name: 'app' },
      { kind: 'index', name: 'ix_mood' },
      { kind: 'column', name: 'name', table: 'person' },
      { kind: 'policy', name: 'own', table: 'person' },
      { kind: 'domainConstraint', name: 'positive_check', domain: 'positive' },
      { kind: 'procedure', name: 'tidy' },
    ] as const
  ).map((object): readonly [string, Operation] => [
    `setComment, ${object.kind}`,
    { op: 'setComment', object, comment: `it's new`, existingComment: null },
  ]),
];

/** Operations that have no reverse, or none that brings the same snapshot back, and why. */
export const POSTGRESQL_ONE_WAY: Readonly<Record<string, string>> = {
  alterExtension: 'no extension with two versions is at hand on every server',
  createExtension: 'which extensions there are differs by server; tested apart',
  dropExtension: 'the only extension at hand is the one that others need',
  dropEnum: 'its reverse is tested as that of createEnum',
  dropDomain: 'its reverse is tested as that of createDomain',
  dropCompositeType: 'its reverse is tested as that of createCompositeType',
  dropSequence: 'its reverse is tested as that of createSequence',
  dropView: 'its reverse is tested as that of createView',
  dropMaterializedView: 'its reverse is tested as that of createMaterializedView',
  dropFunction: 'its reverse is tested as that of createFunction',
  validateDomainConstraint: 'validity is not taken back',
  refreshMaterializedView: 'rows are no part of the schema',
  createEvent: 'PostgreSQL has no events',
  dropEvent: 'PostgreSQL has no events',
  alterEvent: 'PostgreSQL has no events',
};
