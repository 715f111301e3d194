import type { Operation } from '../../../src/operations/index.ts';
import { trigger, view } from '../../../src/schema/index.ts';

export const SQLITE_SETUP = `
create table person (id integer primary key, name text, n integer);
create view active as select id, name from person where n > 0;
create view names as select name from active;
create trigger guard instead of insert on active begin insert into person (id, n) values (new.id, 1); end;
create trigger first after insert on person begin update person set n = 1 where id = new.id; end`;

/** Every operation that SQLite has, on the set-up. */
export const SQLITE_ROWS: readonly (readonly [string, Operation])[] = [
  [
    'createView',
    { op: 'createView', view: view('v', 'select id, name from person;', { columns: ['a', 'b'] }) },
  ],
  [
    'dropView',
    {
      op: 'dropView',
      view: 'names',
      existingView: view('names', 'select name from active'),
    },
  ],
  [
    'replaceView, with its triggers',
    {
      op: 'replaceView',
      view: view('active', 'select name, id from person'),
      existingView: view('active', 'select id, name from person where n > 0'),
    },
  ],
  [
    'createTrigger',
    {
      op: 'createTrigger',
      trigger: trigger('second', 'person', {
        timing: 'BEFORE',
        events: ['UPDATE'],
        updateOf: ['name', 'n'],
        forEach: 'ROW',
        when: 'new.n > 1',
        body: `select raise(abort, 'a;b');`,
      }),
    },
  ],
  [
    'dropTrigger',
    {
      op: 'dropTrigger',
      trigger: 'first',
      table: 'person',
      existingTrigger: trigger('first', 'person', {
        timing: 'AFTER',
        events: ['INSERT'],
        body: 'update person set n = 1 where id = new.id',
      }),
    },
  ],
  [
    'renameObject, a column',
    {
      op: 'renameObject',
      object: { kind: 'column', name: 'n', table: 'person' },
      newName: 'number',
    },
  ],
];
