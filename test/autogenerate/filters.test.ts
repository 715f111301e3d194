import { filtered } from '../../src/autogenerate/index.ts';
import type { ComparedObject, DatabaseName, ObjectFilters } from '../../src/config/index.ts';
import type { CatalogObject, CatalogSnapshot } from '../../src/dialects/index.ts';

/** `table app.person < schema app`: a key, and that of what it is in. */
function snapshot(...keys: readonly string[]): CatalogSnapshot {
  const objects = keys.map((text): [string, CatalogObject] => {
    const [key = '', parent] = text.split(' < ');
    const [, kind = '', name = ''] = /^(.*) (\S+)$/.exec(key) ?? [];
    return [key, { kind, name, definition: { text }, ...(parent === undefined ? {} : { parent }) }];
  });
  return {
    format: 1,
    dialect: 'postgresql',
    server: { product: 'PostgreSQL', version: '18' },
    objects: Object.fromEntries(objects),
  };
}

const APP = ['schema app', 'table app.person < schema app', 'column app.person.age < table app.person'];
const LOG = ['schema log', 'table log.entry < schema log', 'foreign key log.entry.fk < table log.entry'];
const found = snapshot(...APP, ...LOG);
const wanted = snapshot(...APP, 'table app.pet < schema app');
const keys = ({ objects }: CatalogSnapshot): string => Object.keys(objects).join(', ');
const left = (filters: ObjectFilters): { found: string; wanted: string; excluded: number } => {
  const sides = filtered({ found, wanted }, filters);
  return { found: keys(sides.found), wanted: keys(sides.wanted), excluded: sides.excluded };
};

const app = 'schema app, table app.person, column app.person.age';
it.each<[title: string, filters: ObjectFilters, expected: ReturnType<typeof left>]>([
  ['nothing said', {}, { found: keys(found), wanted: keys(wanted), excluded: 0 }],
  [
    'unmanaged: an object goes with all that is inside',
    { unmanaged: ['schema log'] },
    { found: app, wanted: keys(wanted), excluded: 3 },
  ],
  [
    'unmanaged: a name of any kind, on both sides',
    { unmanaged: ['app.p*'] },
    {
      found: `schema app, ${LOG.map((key) => key.split(' < ')[0]).join(', ')}`,
      wanted: 'schema app',
      excluded: 3,
    },
  ],
  [
    'unmanaged: a kind',
    { unmanaged: ['foreign key *', 'column app.person.age'] },
    {
      found: 'schema app, table app.person, schema log, table log.entry',
      wanted: 'schema app, table app.person, table app.pet',
      excluded: 2,
    },
  ],
  [
    'GEN-13 a name that includeName refuses counts as absent from the database alone',
    { includeName: ({ name }) => name !== 'app.person' },
    {
      found: 'schema app, schema log, table log.entry, foreign key log.entry.fk',
      wanted: keys(wanted),
      excluded: 0,
    },
  ],
  [
    'GEN-14 what includeObject refuses is compared on no side',
    { includeObject: ({ kind, name }) => !(kind === 'table' && name.startsWith('app.p')) },
    {
      found: 'schema app, schema log, table log.entry, foreign key log.entry.fk',
      wanted: 'schema app',
      excluded: 3,
    },
  ],
])('ENV-18 %s', (_title, filters, expected) => {
  expect(left(filters)).toEqual(expected);
});

it('GEN-11 GEN-12 includeName is asked for names of the database, from the outside inwards', () => {
  const asked: DatabaseName[] = [];
  filtered(
    { found, wanted },
    { includeName: (name) => asked.push(name) > 0 && name.name !== 'log', unmanaged: ['app.person.*'] },
  );
  expect(asked).toEqual([
    { kind: 'schema', name: 'app', parents: [] },
    { kind: 'table', name: 'app.person', parents: [{ kind: 'schema', name: 'app' }] },
    { kind: 'schema', name: 'log', parents: [] },
  ]);
});

it('GEN-15 includeObject is given the object of the schema, and that of the database beside it', () => {
  const asked: ComparedObject[] = [];
  filtered(
    { found: snapshot('table a', 'table b', 'column b.x < table b'), wanted: snapshot('table a', 'table c') },
    { includeObject: (compared) => asked.push(compared) > 0 && compared.name !== 'b' },
  );
  const object = (name: string): object => expect.objectContaining({ kind: 'table', name }) as object;
  expect(asked).toEqual([
    { kind: 'table', name: 'a', object: object('a'), reflected: false, compareTo: object('a') },
    { kind: 'table', name: 'b', object: object('b'), reflected: true },
    { kind: 'table', name: 'c', object: object('c'), reflected: false },
  ]);
});

it('says which patterns name nothing', () => {
  expect(filtered({ found, wanted }, { unmanaged: ['nobody', 'log.*', 'table nobody'] }).unused).toEqual([
    'nobody',
    'table nobody',
  ]);
});

it.each<[title: string, filters: ObjectFilters, message: string]>([
  [
    'returns nothing',
    { includeObject: (() => undefined) as unknown as () => boolean },
    '`includeObject` failed for schema app: it returned undefined, and has to return true or false.',
  ],
  [
    'returns a promise',
    { includeName: (async () => true) as unknown as () => boolean },
    '`includeName` failed for schema app: it returned a promise, and has to return true or false.',
  ],
  [
    'throws',
    {
      includeName: () => {
        throw new Error('no idea of postgres://me:secret@host');
      },
    },
    '`includeName` failed for schema app: no idea of postgres://me:***@host.',
  ],
])('one that %s hides nothing', (_title, filters, message) => {
  expect(() => filtered({ found, wanted }, filters)).toThrow(
    expect.objectContaining({ code: 'MIG_FILTER_FAILED', message }),
  );
});
