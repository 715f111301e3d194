import { expectTypeOf } from 'expect-type';
import { defineOperation, extendOp, type Op } from 'mig-check';
import {
  domainType,
  enumType,
  event,
  extension,
  grant,
  integer,
  materializedView,
  metadata,
  policy,
  sequence,
  storedFunction,
  trigger,
  view,
  type Domain,
  type EnumType,
  type MetaData,
  type View,
} from 'mig-check/schema';

declare const op: Op;

expectTypeOf(enumType('mood', ['good'])).toEqualTypeOf<EnumType>();
expectTypeOf(domainType('positive', integer())).toEqualTypeOf<Domain>();
expectTypeOf(view('v', 'select 1')).toEqualTypeOf<View>();
expectTypeOf(metadata([], { views: [view('v', 'select 1')] })).toEqualTypeOf<MetaData>();
expectTypeOf(op.createView(view('v', 'select 1'))).toEqualTypeOf<Promise<void>>();

// @ts-expect-error values are strings
enumType('mood', [1]);
// @ts-expect-error a domain is made of a type
domainType('positive');
// @ts-expect-error a misspelt option
view('v', 'select 1', { securityBarier: true });
// @ts-expect-error no such check option
view('v', 'select 1', { checkOption: 'SOME' });
// @ts-expect-error an option of views
materializedView('m', 'select 1', { checkOption: 'LOCAL' });
// @ts-expect-error no such volatility
storedFunction('f', 'select 1', { volatility: 'SOMETIMES' });
// @ts-expect-error a trigger needs to know when
trigger('t', 'person', { events: ['INSERT'] });
// @ts-expect-error no such event
trigger('t', 'person', { timing: 'BEFORE', events: ['SELECT'] });
// @ts-expect-error roles are a list
policy('p', 'person', { to: 'reader' });
// @ts-expect-error no such type
sequence('s', { type: 'numeric' });
// @ts-expect-error a version is text
extension('citext', { version: 1 });
// @ts-expect-error either once or again and again
event('e', {}, 'select 1');
// @ts-expect-error no such privilege
grant(['READ'], { kind: 'table', name: 'person' }, ['reader']);
// @ts-expect-error a schema is in no schema
grant(['USAGE'], { kind: 'schema', name: 'app', schema: 'x' }, ['reader']);
// @ts-expect-error no such list
metadata([], { view: [] });

void op.addEnumValue('mood', 'fine', { position: { after: 'good' } });
void op.replaceView(view('v', 'select 2'), { existingView: view('v', 'select 1') });
void op.alterTrigger('touch', 'person', 'disabled');
void op.dropFunction('add', { arguments: ['integer'], cascade: true });
// @ts-expect-error before or after one value
void op.addEnumValue('mood', 'fine', { position: 'first' });
// @ts-expect-error the view itself, not its name
void op.createView('v');
// @ts-expect-error no such state
void op.alterTrigger('touch', 'person', 'off');
// @ts-expect-error the table is missing
void op.dropTrigger('touch');
// @ts-expect-error views have no IF EXISTS when they are made
void op.createView(view('v', 'select 1'), { ifExists: true });
// @ts-expect-error a constraint is on a table
void op.setComment({ kind: 'constraint', name: 'ck' }, 'x');

const vacuum = defineOperation({ name: 'vacuum', sql: { default: (data: { table: string }) => data.table } });
const my = extendOp(op, [vacuum]);
expectTypeOf(my.vacuum).toEqualTypeOf<(data: { table: string }) => Promise<void>>();
expectTypeOf(my.createView).toEqualTypeOf(op.createView);
// @ts-expect-error not what it takes
void my.vacuum({ tabel: 't' });
// @ts-expect-error no such operation
void my.analyze({});
