import type { Operation } from '../../../src/operations/index.ts';
import {
  event,
  sequence,
  storedFunction,
  storedProcedure,
  trigger,
  view,
} from '../../../src/schema/index.ts';

export const MYSQL_SETUP = `
create table person (id int primary key, name varchar(20), n int);
create algorithm = merge definer = root@localhost sql security invoker view active as
  select id, name from person where n > 0 with local check option;
create view names as select name from active;
create trigger first before insert on person for each row set new.n = 1;
create function twice(a int) returns int deterministic no sql sql security invoker comment 'twice' return a * 2;
create procedure tidy(days int) modifies sql data comment 'tidies' delete from person where n < days;
create event sweep on schedule every 1 day starts '2030-01-01 00:00:00' on completion preserve disable
  do delete from person`;

const active = view('active', 'select id, name from person where n > 0', {
  algorithm: 'MERGE',
  definer: 'root@localhost',
  sqlSecurity: 'INVOKER',
  checkOption: 'LOCAL',
});
const first = trigger('first', 'person', {
  timing: 'BEFORE',
  events: ['INSERT'],
  body: 'set new.n = 1',
  definer: 'root@localhost',
});
const twice = storedFunction('twice', 'return a * 2', {
  arguments: [{ name: 'a', type: 'int' }],
  returns: 'int',
  deterministic: true,
  dataAccess: 'NO SQL',
  sqlSecurity: 'INVOKER',
  comment: 'twice',
});
const tidy = storedProcedure('tidy', 'delete from person where n < days', {
  arguments: [{ name: 'days', type: 'int' }],
  dataAccess: 'MODIFIES SQL DATA',
  comment: 'tidies',
});
const purge = event('sweep', { every: '1 day', starts: `'2030-01-01 00:00:00'` }, 'delete from person', {
  onCompletion: 'PRESERVE',
  state: 'DISABLE',
});

/** Every operation that MySQL and MariaDB have, on the set-up. */
export const MYSQL_ROWS: readonly (readonly [string, Operation])[] = [
  [
    'createView',
    { op: 'createView', view: view('v', 'select id, name from person;', { columns: ['a', 'b'] }) },
  ],
  ['dropView', { op: 'dropView', view: 'active', existingView: active }],
  [
    'replaceView, whose options stay',
    {
      op: 'replaceView',
      view: view('active', 'select name, id from person where n > 0'),
      existingView: active,
    },
  ],
  [
    'createTrigger, before another',
    {
      op: 'createTrigger',
      trigger: trigger('zeroth', 'person', {
        timing: 'BEFORE',
        events: ['INSERT'],
        forEach: 'ROW',
        order: { precedes: 'first' },
        body: `begin set new.name = 'x;y'; set new.n = 2; end`,
      }),
    },
  ],
  ['dropTrigger', { op: 'dropTrigger', trigger: 'first', table: 'person', existingTrigger: first }],
  [
    'createFunction',
    {
      op: 'createFunction',
      function: storedFunction('plus', 'begin declare c int; set c = a + 1; return c; end', {
        arguments: [{ name: 'a', type: 'int' }],
        returns: 'int',
        deterministic: true,
        definer: 'root@localhost',
        comment: `it's`,
      }),
    },
  ],
  ['dropFunction', { op: 'dropFunction', function: 'twice', existingFunction: twice }],
  [
    'replaceFunction, the body alone',
    {
      op: 'replaceFunction',
      function: storedFunction('twice', 'return a + a', {
        arguments: [{ name: 'a', type: 'int' }],
        returns: 'int',
      }),
      existingFunction: twice,
    },
  ],
  ['createProcedure', { op: 'createProcedure', procedure: { ...tidy, name: 'other' } }],
  ['dropProcedure', { op: 'dropProcedure', procedure: 'tidy', existingProcedure: tidy }],
  [
    'replaceProcedure',
    {
      op: 'replaceProcedure',
      procedure: { ...tidy, body: 'delete from person where n = days' },
      existingProcedure: tidy,
    },
  ],
  [
    'createEvent',
    {
      op: 'createEvent',
      event: event('once', { at: `'2035-01-01 00:00:00'` }, 'begin delete from person; end', {
        state: 'DISABLE',
        comment: 'once',
      }),
    },
  ],
  ['dropEvent', { op: 'dropEvent', event: 'sweep', existingEvent: purge }],
  [
    'alterEvent',
    {
      op: 'alterEvent',
      event: 'sweep',
      schedule: { every: '2 hour', starts: `'2031-01-01 00:00:00'` },
      onCompletion: 'NOT PRESERVE',
      body: 'update person set n = 0',
      existingSchedule: { every: '1 day', starts: `'2030-01-01 00:00:00'` },
      existingOnCompletion: 'PRESERVE',
      existingBody: 'delete from person',
    },
  ],
  ['renameObject, a view', { op: 'renameObject', object: { kind: 'view', name: 'names' }, newName: 'Other' }],
  [
    'renameObject, an event',
    { op: 'renameObject', object: { kind: 'event', name: 'sweep' }, newName: 'Purge' },
  ],
  [
    'setComment, a function',
    {
      op: 'setComment',
      object: { kind: 'function', name: 'twice' },
      comment: `it's`,
      existingComment: 'twice',
    },
  ],
];

/** What only MariaDB has. */
export const MARIADB_ROWS: readonly (readonly [string, Operation])[] = [
  [
    'createSequence',
    {
      op: 'createSequence',
      sequence: sequence('counter', {
        start: 10,
        increment: 2,
        minValue: 10,
        maxValue: 500,
        cache: 5,
        cycle: true,
      }),
    },
  ],
];

/** Operations of both that are no part of the session's database, or whose reverse is tested as that of another. */
export const MYSQL_ELSEWHERE: readonly string[] = [
  'createSchema',
  'dropSchema',
  'grant',
  'revoke',
  'dropSequence',
  'alterSequence',
];
