import { type Op } from 'mig-check';
import {
  attribute,
  column,
  compositeType,
  defaultPrivileges,
  domainType,
  enumType,
  event,
  extension,
  grant,
  integer,
  materializedView,
  policy,
  schema,
  sequence,
  storedFunction,
  storedProcedure,
  table,
  trigger,
  view,
  type ObjectReference,
} from 'mig-check/schema';

// Every operation: an option that it has not, and an argument of another kind. What is right is in operations.test-d.ts.
declare const op: Op;
declare const o: ObjectReference;
const s = schema('app');
const x = extension('citext');
const e = enumType('mood', ['good', 'bad']);
const d = domainType('positive', integer());
const a = attribute('x', integer());
const t = compositeType('point', [a]);
const q = sequence('n');
const v = view('v', 'select 1');
const m = materializedView('m', 'select 1');
const f = storedFunction('f', 'select 1');
const p = storedProcedure('p', 'select 1');
const g = trigger('g', 't', { timing: 'BEFORE', events: ['UPDATE'] });
const y = policy('own', 't');
const n = event('purge', { every: '1 DAY' }, 'delete from log');
const r = grant(['SELECT'], { kind: 'table', name: 't' }, ['reader']);
const u = defaultPrivileges(['SELECT'], 'tables', ['reader']);
const c = column('a', integer());
const b = table('t', c);

export const wrong = async (): Promise<void> => {
  // @ts-expect-error
  void op.createSchema(s, { ifNotExist: true });
  // @ts-expect-error
  void op.createSchema('app');
  // @ts-expect-error
  void op.dropSchema('app', { cascades: true });
  // @ts-expect-error
  void op.dropSchema('app', { cascade: 'yes' });
  // @ts-expect-error
  void op.createExtension(x, { ifNotExist: true });
  // @ts-expect-error
  void op.createExtension('citext');
  // @ts-expect-error
  void op.dropExtension('citext', { cascades: true });
  // @ts-expect-error
  void op.dropExtension(x);
  // @ts-expect-error
  void op.alterExtension('citext', { versoin: '2' });
  // @ts-expect-error
  void op.alterExtension('citext', { version: 2 });
  // @ts-expect-error
  void op.createEnum(e, { ifNotExists: true });
  // @ts-expect-error
  void op.createEnum('mood', ['good']);
  // @ts-expect-error
  void op.dropEnum('mood', { existing: e });
  // @ts-expect-error
  void op.dropEnum('mood', { existingEnum: 'mood' });
  // @ts-expect-error
  void op.addEnumValue('mood', 'fine', { positoin: 'last' });
  // @ts-expect-error
  void op.addEnumValue('mood');
  // @ts-expect-error
  void op.renameEnumValue('mood', 'good', 'fine', { ifExists: true });
  // @ts-expect-error
  void op.renameEnumValue('mood', 'good');
  // @ts-expect-error
  void op.dropEnumValue('mood', 'bad', { replacedBy: 'good' });
  // @ts-expect-error
  void op.dropEnumValue('mood', 'bad', { replaceBy: 1 });
  // @ts-expect-error
  void op.reorderEnum('mood', ['bad'], { existing: ['bad'] });
  // @ts-expect-error
  void op.reorderEnum('mood', 'bad');
  // @ts-expect-error
  void op.createDomain(d, { ifNotExists: true });
  // @ts-expect-error
  void op.createDomain('positive', integer());
  // @ts-expect-error
  void op.dropDomain('positive', { ifExist: true });
  // @ts-expect-error
  void op.dropDomain('positive', { existingDomain: integer() });
  // @ts-expect-error
  void op.alterDomain('positive', { notnull: true });
  // @ts-expect-error
  void op.alterDomain('positive', { notNull: 'yes' });
  // @ts-expect-error
  void op.addDomainConstraint('positive', { check: 'VALUE > 0' }, { validate: false });
  // @ts-expect-error
  void op.addDomainConstraint('positive', 'VALUE > 0');
  // @ts-expect-error
  void op.dropDomainConstraint('positive', 'ck', { ifExist: true });
  // @ts-expect-error
  void op.dropDomainConstraint('positive');
  // @ts-expect-error
  void op.validateDomainConstraint('positive', 'ck', { ifExists: true });
  // @ts-expect-error
  void op.validateDomainConstraint('positive');
  // @ts-expect-error
  void op.createCompositeType(t, { ifNotExists: true });
  // @ts-expect-error
  void op.createCompositeType('point');
  // @ts-expect-error
  void op.dropCompositeType('point', { ifExist: true });
  // @ts-expect-error
  void op.dropCompositeType(t);
  // @ts-expect-error
  void op.addAttribute('point', a, { ifNotExists: true });
  // @ts-expect-error
  void op.addAttribute('point', 'x');
  // @ts-expect-error
  void op.dropAttribute('point', 'x', { ifExist: true });
  // @ts-expect-error
  void op.dropAttribute('point');
  // @ts-expect-error
  void op.alterAttribute('point', 'x', { typ: integer() });
  // @ts-expect-error
  void op.alterAttribute('point', 'x', { type: 'integer' });
  // @ts-expect-error
  void op.createSequence(q, { ifNotExist: true });
  // @ts-expect-error
  void op.createSequence('n');
  // @ts-expect-error
  void op.dropSequence('n', { cascades: true });
  // @ts-expect-error
  void op.dropSequence('n', { ifExists: 1 });
  // @ts-expect-error
  void op.alterSequence('n', { incremnt: 2 });
  // @ts-expect-error
  void op.alterSequence('n', { increment: true });
  // @ts-expect-error
  void op.createView(v, { ifNotExist: true });
  // @ts-expect-error
  void op.createView('v', 'select 1');
  // @ts-expect-error
  void op.dropView('v', { cascades: true });
  // @ts-expect-error
  void op.dropView('v', { existingView: 'select 1' });
  // @ts-expect-error
  void op.replaceView(v, { keeps: true });
  // @ts-expect-error
  void op.replaceView(v, { keep: 'all' });
  // @ts-expect-error
  void op.createMaterializedView(m, { ifNotExist: true });
  // @ts-expect-error
  void op.createMaterializedView('m');
  // @ts-expect-error
  void op.dropMaterializedView('m', { cascades: true });
  // @ts-expect-error
  void op.dropMaterializedView(m);
  // @ts-expect-error
  void op.replaceMaterializedView(m, { keep: true });
  // @ts-expect-error
  void op.replaceMaterializedView('m');
  // @ts-expect-error
  void op.refreshMaterializedView('m', { concurently: true });
  // @ts-expect-error
  void op.refreshMaterializedView('m', { concurrently: 'yes' });
  // @ts-expect-error
  void op.createFunction(f, { orReplace: true });
  // @ts-expect-error
  void op.createFunction('f', 'select 1');
  // @ts-expect-error
  void op.dropFunction('f', { argument: ['integer'] });
  // @ts-expect-error
  void op.dropFunction('f', { arguments: [integer()] });
  // @ts-expect-error
  void op.replaceFunction(f, { keeps: false });
  // @ts-expect-error
  void op.replaceFunction('f');
  // @ts-expect-error
  void op.createProcedure(p, { orReplace: true });
  // @ts-expect-error
  void op.createProcedure('p', 'select 1');
  // @ts-expect-error
  void op.dropProcedure('p', { argument: ['integer'] });
  // @ts-expect-error
  void op.dropProcedure('p', { arguments: 'integer' });
  // @ts-expect-error
  void op.replaceProcedure(p, { keeps: false });
  // @ts-expect-error
  void op.replaceProcedure('p');
  // @ts-expect-error
  void op.createTrigger(g, { orReplace: true });
  // @ts-expect-error
  void op.createTrigger('g', 't');
  // @ts-expect-error
  void op.dropTrigger('g', 't', { ifExist: true });
  // @ts-expect-error
  void op.dropTrigger('g');
  // @ts-expect-error
  void op.alterTrigger('g', 't', 'disabled', { existing: 'enabled' });
  // @ts-expect-error
  void op.alterTrigger('g', 't', 'off');
  // @ts-expect-error
  void op.createPolicy(y, { ifNotExists: true });
  // @ts-expect-error
  void op.createPolicy('own', 't');
  // @ts-expect-error
  void op.dropPolicy('own', 't', { ifExist: true });
  // @ts-expect-error
  void op.dropPolicy('own');
  // @ts-expect-error
  void op.alterPolicy('own', 't', { usng: 'true' });
  // @ts-expect-error
  void op.alterPolicy('own', 't', { to: 'reader' });
  // @ts-expect-error
  void op.alterRowSecurity('t', { enable: true });
  // @ts-expect-error
  void op.alterRowSecurity('t', { forced: 'yes' });
  // @ts-expect-error
  void op.createEvent(n, { ifNotExist: true });
  // @ts-expect-error
  void op.createEvent('purge');
  // @ts-expect-error
  void op.dropEvent('purge', { ifExist: true });
  // @ts-expect-error
  void op.dropEvent('purge', { existingEvent: 'purge' });
  // @ts-expect-error
  void op.alterEvent('purge', { schedul: { every: '1 DAY' } });
  // @ts-expect-error
  void op.alterEvent('purge', { state: 'ENABLED' });
  // @ts-expect-error
  void op.grant(r, { cascade: true });
  // @ts-expect-error
  void op.grant(['SELECT']);
  // @ts-expect-error
  void op.revoke(r, { cascades: true });
  // @ts-expect-error
  void op.revoke(r, { cascade: 'yes' });
  // @ts-expect-error
  void op.grantDefaultPrivileges(u, { cascade: true });
  // @ts-expect-error
  void op.grantDefaultPrivileges(r);
  // @ts-expect-error
  void op.revokeDefaultPrivileges(u, { cascade: true });
  // @ts-expect-error
  void op.revokeDefaultPrivileges('reader');
  // @ts-expect-error
  void op.renameObject(o, 'w', { ifExists: true });
  // @ts-expect-error
  void op.renameObject('v', 'w');
  // @ts-expect-error
  void op.setObjectSchema(o, 'app', { ifExists: true });
  // @ts-expect-error
  void op.setObjectSchema('v', 'app');
  // @ts-expect-error
  void op.setOwner(o, 'me', { existing: 'you' });
  // @ts-expect-error
  void op.setOwner(o, 1);
  // @ts-expect-error
  void op.setComment(o, 'x', { existing: 'y' });
  // @ts-expect-error
  void op.setComment(o);
  // @ts-expect-error
  void op.custom('vacuum', { default: 'vacuum' }, { reversed: 'x' });
  // @ts-expect-error
  void op.custom('vacuum', 1);
  // @ts-expect-error
  void op.createTable('t', c, { commnet: 'x' });
  // @ts-expect-error
  void op.createTable('t', 'a');
  // @ts-expect-error
  void op.dropTable('t', { ifExist: true });
  // @ts-expect-error
  void op.dropTable('t', { existingTable: 't' });
  // @ts-expect-error
  void op.renameTable('t', 'u', { scheme: 'app' });
  // @ts-expect-error
  void op.renameTable('t');
  // @ts-expect-error
  void op.addColumn('t', c, { ifNotExist: true });
  // @ts-expect-error
  void op.addColumn('t', 'a');
  // @ts-expect-error
  void op.dropColumn('t', 'a', { ifExist: true });
  // @ts-expect-error
  void op.dropColumn('t', 'a', { mssqlDropDefault: 'yes' });
  // @ts-expect-error
  void op.alterColumn('t', 'a', { nulable: false });
  // @ts-expect-error
  void op.alterColumn('t', 'a', { type: 'integer' });
  // @ts-expect-error
  void op.createIndex('i', 't', ['a'], { uniqe: true });
  // @ts-expect-error
  void op.createIndex('i', 't', 'a');
  // @ts-expect-error
  void op.dropIndex('i', 't', { ifExist: true });
  // @ts-expect-error
  void op.dropIndex('i', 't', { existingIndex: ['a'] });
  // @ts-expect-error
  void op.createPrimaryKey('k', 't', ['a'], { defferable: true });
  // @ts-expect-error
  void op.createPrimaryKey('k', 't', 'a');
  // @ts-expect-error
  void op.createUniqueConstraint('k', 't', ['a'], { unique: true });
  // @ts-expect-error
  void op.createUniqueConstraint('k', 't');
  // @ts-expect-error
  void op.createCheckConstraint('k', 't', 'a > 0', { notValid: true });
  // @ts-expect-error
  void op.createCheckConstraint('k', 't', true);
  // @ts-expect-error
  void op.createForeignKey('k', 't', 'u', ['a'], ['b'], { ondelete: 'CASCADE' });
  // @ts-expect-error
  void op.createForeignKey('k', 't', 'u', ['a']);
  // @ts-expect-error
  void op.createExcludeConstraint('k', 't', [{ column: 'a', op: '&&' }], { uses: 'gist' });
  // @ts-expect-error
  void op.createExcludeConstraint('k', 't', ['a']);
  // @ts-expect-error
  void op.dropConstraint('k', 't', { kind: 'check' });
  // @ts-expect-error
  void op.dropConstraint('k', 't', { type: 'exclude' });
  // @ts-expect-error
  void op.createTableComment('t', 'x', { existing: 'y' });
  // @ts-expect-error
  void op.createTableComment('t', null);
  // @ts-expect-error
  void op.dropTableComment('t', { existing: 'y' });
  // @ts-expect-error
  void op.dropTableComment('t', { schema: 1 });
  // @ts-expect-error
  void op.execute('select :a', { a: () => 1 });
  // @ts-expect-error
  void op.execute({ text: 'select 1' });
  // @ts-expect-error
  void op.bulkInsert(b, [{ a: 1 }], { multiInsert: false });
  // @ts-expect-error
  void op.bulkInsert('t', [{ a: 1 }]);
  // @ts-expect-error
  void op.batch('t', { recrate: 'always' }, () => undefined);
  // @ts-expect-error
  void op.batch('t', { recreate: 'sometimes' }, () => undefined);
  // @ts-expect-error
  void op.invoke({ op: 'dropTable', tabel: 't' });
  // @ts-expect-error
  void op.invoke('dropTable');
  // @ts-expect-error
  void op.autocommitBlock();
  // @ts-expect-error
  void op.autocommitBlock('select 1');
  // @ts-expect-error
  void op.staticOutput(1);
  // @ts-expect-error
  void op.staticOutput();
  // @ts-expect-error
  void op.inlineLiteral(() => 1);
  // @ts-expect-error
  void op.inlineLiteral();
  // @ts-expect-error
  void op.sql.rows('select 1');
  // @ts-expect-error
  void op.sql('select 1');
};
