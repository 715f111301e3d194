import { withFinalNames, type Operation } from '../../src/operations/index.ts';

const operations: readonly Operation[] = [
  {
    op: 'createTable',
    table: {
      name: 't',
      columns: [{ name: 'n', type: { name: 'Integer' } }],
      constraints: [
        { kind: 'check', name: 'positive', sqltext: 'n > 0' },
        { kind: 'unique', name: { quoted: 'One' }, columns: ['n'] },
        { kind: 'check', sqltext: 'n < 9' },
      ],
    },
  },
  {
    op: 'dropConstraint',
    name: 'positive',
    table: 't',
    type: 'check',
    existingConstraint: { kind: 'check', name: 'positive', sqltext: 'n > 0' },
  },
  { op: 'createIndex', name: 'by_n', table: 't', columns: ['n'] },
  {
    op: 'createForeignKey',
    name: 'up',
    sourceTable: 't',
    referentTable: 'u',
    localCols: ['n'],
    remoteCols: ['n'],
  },
];
const names = (given: readonly Operation[]): readonly unknown[] => {
  const found: unknown[] = [];
  JSON.stringify(given, (key, value: unknown) => {
    if (key === 'name') found.push(value);
    return value;
  });
  return found;
};

it.each([
  [
    'no convention',
    {},
    ['t', 'n', 'Integer', 'positive', { quoted: 'One' }, 'positive', 'positive', 'by_n', 'up'],
  ],
  [
    'a convention that leaves given names alone',
    { ck: 'ck_%(table_name)s', ix: 'ix_%(column_0_name)s' },
    ['t', 'n', 'Integer', 'positive', { quoted: 'One' }, 'positive', 'positive', 'by_n', 'up'],
  ],
  [
    'a convention that completes those of CHECKs',
    { ck: 'ck_%(table_name)s_%(constraint_name)s', fk: 'fk_%(table_name)s' },
    [
      't',
      'n',
      'Integer',
      { f: 'positive' },
      { quoted: 'One' },
      { f: 'positive' },
      { f: 'positive' },
      'by_n',
      'up',
    ],
  ],
  [
    'a convention that completes all others',
    { uq: 'u_%(constraint_name)s', ix: 'i_%(constraint_name)s', fk: 'f_%(constraint_name)s' },
    ['t', 'n', 'Integer', 'positive', { f: 'One' }, 'positive', 'positive', { f: 'by_n' }, { f: 'up' }],
  ],
])('NAM-08 %s', (_title, convention, expected) => {
  expect(names(withFinalNames(operations, convention))).toEqual(expected);
});
