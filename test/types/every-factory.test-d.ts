import {
  array,
  attribute,
  bigInteger,
  boolean,
  check,
  column,
  commentOn,
  compositeType,
  date,
  dateTime,
  defaultPrivileges,
  domain,
  domainType,
  double,
  enumType,
  enumeration,
  event,
  exclude,
  extension,
  f,
  float,
  foreignKey,
  func,
  grant,
  index,
  integer,
  interval,
  json,
  largeBinary,
  mariadb,
  materializedView,
  metadata,
  mssql,
  mysql,
  numeric,
  oracle,
  policy,
  postgresql,
  primaryKey,
  quoted,
  references,
  rowSecurity,
  schema,
  sequence,
  smallInteger,
  sqlite,
  storedFunction,
  storedProcedure,
  string,
  table,
  text,
  time,
  trigger,
  type,
  unicode,
  unicodeText,
  unique,
  uuid,
  verbatimType,
  view,
  withVariants,
} from 'mig-check/schema';

// Every factory: an argument of another kind, and an option that it has not. What is right is in schema.test-d.ts.
export const wrong = (): void => {
  // @ts-expect-error
  void array('integer');
  // @ts-expect-error
  void array(integer(), { dimension: 2 });
  // @ts-expect-error
  void attribute('x');
  // @ts-expect-error
  void attribute('x', integer(), { colation: 'C' });
  // @ts-expect-error
  void bigInteger(20);
  // @ts-expect-error
  void boolean({ createConstrain: true });
  // @ts-expect-error
  void boolean(true);
  // @ts-expect-error
  void check(true);
  // @ts-expect-error
  void check('a > 0', { notValid: true });
  // @ts-expect-error
  void column('a', 'integer');
  // @ts-expect-error
  void column('a', integer(), { nulable: false });
  // @ts-expect-error
  void commentOn('v', 'x');
  // @ts-expect-error
  void commentOn({ kind: 'view', name: 'v' });
  // @ts-expect-error
  void compositeType('t', ['x']);
  // @ts-expect-error
  void compositeType('t', [], { ifNotExists: true });
  // @ts-expect-error
  void date(true);
  // @ts-expect-error
  void dateTime({ timezon: true });
  // @ts-expect-error
  void dateTime({ timezone: 'UTC' });
  // @ts-expect-error
  void defaultPrivileges(['READ'], 'tables', ['r']);
  // @ts-expect-error
  void defaultPrivileges(['SELECT'], 'tables', ['r'], { withGrant: true });
  // @ts-expect-error
  void domain('d');
  // @ts-expect-error
  void domain('d', integer(), { notnull: true });
  // @ts-expect-error
  void domainType('d');
  // @ts-expect-error
  void domainType('d', integer(), { notnull: true });
  // @ts-expect-error
  void double(5);
  // @ts-expect-error
  void enumType('mood', [1]);
  // @ts-expect-error
  void enumType('mood', ['a'], { coment: 'x' });
  // @ts-expect-error
  void enumeration('mood', 'a');
  // @ts-expect-error
  void enumeration('mood', ['a'], { native: false });
  // @ts-expect-error
  void event('e', {}, 'select 1');
  // @ts-expect-error
  void event('e', { every: '1 DAY' }, 'select 1', { state: 'ON' });
  // @ts-expect-error
  void exclude(['a']);
  // @ts-expect-error
  void exclude([{ column: 'a', op: '&&' }], { uses: 'gist' });
  // @ts-expect-error
  void extension('citext', { version: 1 });
  // @ts-expect-error
  void extension('citext', { cascades: true });
  // @ts-expect-error
  void f(1);
  // @ts-expect-error
  void float('5');
  // @ts-expect-error
  void float(5, 2);
  // @ts-expect-error
  void foreignKey(['a'], 'u');
  // @ts-expect-error
  void foreignKey(['a'], 'u', ['b'], { ondelete: 'CASCADE' });
  // @ts-expect-error
  void func(1);
  // @ts-expect-error
  void grant(['READ'], { kind: 'table', name: 't' }, ['r']);
  // @ts-expect-error
  void grant(['SELECT'], { kind: 'table', name: 't' }, ['r'], { withGrant: true });
  // @ts-expect-error
  void index('i', 'a');
  // @ts-expect-error
  void index('i', ['a'], { uniqe: true });
  // @ts-expect-error
  void integer(20);
  // @ts-expect-error
  void interval({ fields: 'DAY' });
  // @ts-expect-error
  void json({ binary: true });
  // @ts-expect-error
  void largeBinary('20');
  // @ts-expect-error
  void materializedView('m');
  // @ts-expect-error
  void materializedView('m', 'select 1', { checkOption: 'LOCAL' });
  // @ts-expect-error
  void metadata('t');
  // @ts-expect-error
  void metadata([], { view: [] });
  // @ts-expect-error
  void numeric('10');
  // @ts-expect-error
  void numeric(10, 2, 1);
  // @ts-expect-error
  void policy('p', 't', { to: 'r' });
  // @ts-expect-error
  void policy('p', 't', { usng: 'true' });
  // @ts-expect-error
  void primaryKey('a');
  // @ts-expect-error
  void primaryKey(['a'], { postgresqlWhere: 'a > 0' });
  // @ts-expect-error
  void quoted(1);
  // @ts-expect-error
  void references('u');
  // @ts-expect-error
  void references('u', 'id', { ondelete: 'CASCADE' });
  // @ts-expect-error
  void rowSecurity('t');
  // @ts-expect-error
  void rowSecurity('t', { enable: true });
  // @ts-expect-error
  void schema(1);
  // @ts-expect-error
  void schema('app', { ownr: 'me' });
  // @ts-expect-error
  void sequence('s', { type: 'numeric' });
  // @ts-expect-error
  void sequence('s', { incremnt: 2 });
  // @ts-expect-error
  void smallInteger(20);
  // @ts-expect-error
  void storedFunction('f');
  // @ts-expect-error
  void storedFunction('f', 'select 1', { volatility: 'SOMETIMES' });
  // @ts-expect-error
  void storedProcedure('p');
  // @ts-expect-error
  void storedProcedure('p', 'select 1', { returns: 'integer' });
  // @ts-expect-error
  void string('20');
  // @ts-expect-error
  void string(20, { colation: 'C' });
  // @ts-expect-error
  void table('t', 'a');
  // @ts-expect-error
  void table('t', column('a', integer()), { coment: 'x' });
  // @ts-expect-error
  void text(1);
  // @ts-expect-error
  void text({ lenght: 20 });
  // @ts-expect-error
  void time({ timezon: true });
  // @ts-expect-error
  void time(true);
  // @ts-expect-error
  void trigger('g', 't', { events: ['INSERT'] });
  // @ts-expect-error
  void trigger('g', 't', { timing: 'BEFORE', events: ['SELECT'] });
  // @ts-expect-error
  void type('VARCHARR');
  // @ts-expect-error
  void type('VARCHAR', { precision: 3 });
  // @ts-expect-error
  void unicode('20');
  // @ts-expect-error
  void unicode(20, { colation: 'C' });
  // @ts-expect-error
  void unicodeText({ lenght: 20 });
  // @ts-expect-error
  void unicodeText(20);
  // @ts-expect-error
  void unique('a');
  // @ts-expect-error
  void unique(['a'], { postgresqlWhere: 'a > 1' });
  // @ts-expect-error
  void uuid({ native: false });
  // @ts-expect-error
  void uuid(true);
  // @ts-expect-error
  void verbatimType(1);
  // @ts-expect-error
  void view('v');
  // @ts-expect-error
  void view('v', 'select 1', { securityBarier: true });
  // @ts-expect-error
  void withVariants(json(), { postgresql: 'jsonb' });
  // @ts-expect-error
  void withVariants('json', {});
  // @ts-expect-error
  void postgresql.jsonb({ binary: true });
  // @ts-expect-error
  void postgresql.bit({ varing: true });
  // @ts-expect-error
  void postgresql.varchar('20');
  // @ts-expect-error
  void postgresql.enumeration('mood');
  // @ts-expect-error
  void postgresql.numeric('10');
  // @ts-expect-error
  void postgresql.timestamp({ precison: 3 });
  // @ts-expect-error
  void mysql.varchar();
  // @ts-expect-error
  void mysql.varchar(20, { charest: 'utf8mb4' });
  // @ts-expect-error
  void mysql.integer({ unsignd: true });
  // @ts-expect-error
  void mysql.set('a');
  // @ts-expect-error
  void mysql.enumeration(['a'], { charest: 'latin1' });
  // @ts-expect-error
  void mysql.json({});
  // @ts-expect-error
  void mariadb.inet6(1);
  // @ts-expect-error
  void mariadb.inet(6);
  // @ts-expect-error
  void sqlite.datetime(1);
  // @ts-expect-error
  void sqlite.integer();
  // @ts-expect-error
  void mssql.nvarchar('maximum');
  // @ts-expect-error
  void mssql.nvarchar('max', { colation: 'C' });
  // @ts-expect-error
  void mssql.datetime2(7);
  // @ts-expect-error
  void mssql.datetime2({ scale: 7 });
  // @ts-expect-error
  void mssql.decimal('10');
  // @ts-expect-error
  void mssql.bit(1);
  // @ts-expect-error
  void oracle.varchar2();
  // @ts-expect-error
  void oracle.varchar2('max');
  // @ts-expect-error
  void oracle.number('10');
  // @ts-expect-error
  void oracle.timestamp({ timezon: true });
  // @ts-expect-error
  void oracle.float({ precision: 49 });
  // @ts-expect-error
  void oracle.clob(20);
};
