import { resolve } from 'node:path';
import { dialectNamed } from '../../src/dialects/index.ts';
import { openScratchServer } from '../../src/scratch/index.ts';
import {
  column,
  commentOn,
  compositeType,
  attribute,
  defaultPrivileges,
  domainType,
  enumeration,
  enumType,
  grant,
  index,
  integer,
  materializedView,
  metadata,
  policy,
  rowSecurity,
  schema,
  sequence,
  storedFunction,
  storedProcedure,
  table,
  text,
  trigger,
  view,
} from '../../src/schema/index.ts';
import { createMetadataSchema } from '../../src/sources/schema/metadata-schema.ts';

const WANTED = metadata(
  [
    table(
      'person',
      column('id', integer(), {
        primaryKey: true,
        serverDefault: text(`nextval('app.numbers')`),
        autoincrement: false,
      }),
      column('mood', enumeration('mood', ['good', 'bad'])),
      index('ix_mood', ['mood']),
      { schema: 'app' },
    ),
  ],
  {
    schemas: [schema('app', { comment: 'ours' })],
    enums: [enumType('mood', ['good', 'bad'])],
    domains: [domainType('positive', integer(), { constraints: [{ name: 'above', check: 'value > 0' }] })],
    compositeTypes: [compositeType('pair', [attribute('l', integer()), attribute('r', { sql: 'positive' })])],
    sequences: [
      sequence('numbers', { schema: 'app', ownedBy: { table: 'person', schema: 'app', column: 'id' } }),
    ],
    functions: [
      storedFunction('touch', 'begin return new; end', { returns: 'trigger', language: 'plpgsql' }),
      // A materialised view is filled with a search path of its own, so the function names the schema.
      storedFunction('crowd', 'select count(*) from public.people', { returns: 'bigint' }),
    ],
    procedures: [storedProcedure('tidy', 'delete from app.person')],
    views: [view('happy', 'select * from people'), view('people', 'select id, mood from app.person')],
    materializedViews: [materializedView('counted', 'select crowd() as n')],
    triggers: [
      trigger('touch', 'person', {
        schema: 'app',
        timing: 'BEFORE',
        events: ['UPDATE'],
        forEach: 'ROW',
        execute: { name: 'touch' },
      }),
    ],
    policies: [policy('own', 'person', { schema: 'app', using: 'id > 0' })],
    rowSecurity: [rowSecurity('person', { schema: 'app', enabled: true, forced: true })],
    grants: [grant(['SELECT'], { kind: 'table', name: 'happy' }, ['PUBLIC'])],
    defaultPrivileges: [defaultPrivileges(['SELECT'], 'tables', ['PUBLIC'], { inSchema: 'app' })],
    comments: [commentOn({ kind: 'index', name: 'ix_mood', schema: 'app' }, 'by mood')],
  },
);

test('MetaData with every kind of object is made in an empty database, in the order that it needs', async () => {
  const dialect = dialectNamed('postgresql');
  const scratch = await openScratchServer({ dialect, server: 'embedded', from: `${resolve('.')}/` });
  try {
    const connection = await (await scratch.create()).connect();
    await createMetadataSchema({ from: WANTED, root: resolve('.'), origin: 'the test' }).build(
      connection,
      dialect,
    );
    const { objects } = await dialect.snapshot(connection);
    const kinds = new Set(Object.values(objects).map(({ kind }) => kind));
    for (const kind of [
      'schema',
      'enum',
      'domain',
      'composite type',
      'sequence',
      'table',
      'function',
      'procedure',
      'view',
      'materialized view',
      'trigger',
      'policy',
      'default privileges',
    ])
      expect(kinds).toContain(kind);
    expect(objects['table app.person']?.definition).toMatchObject({ rowSecurity: true });
    expect(objects['sequence app.numbers']?.definition).toMatchObject({ ownedBy: 'app.person.id' });
    expect(objects['index app.ix_mood']?.definition).toMatchObject({ comment: 'by mood' });
  } finally {
    await scratch.close();
  }
});
