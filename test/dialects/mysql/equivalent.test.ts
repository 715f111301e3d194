import { mysql } from '../../../src/dialects/mysql/index.ts';
import type { CatalogObject, CatalogSnapshot, Connection } from '../../../src/dialects/index.ts';
import { diffSnapshots } from '../../../src/dialects/index.ts';

const snapshot = (type: string, value: string): CatalogSnapshot => {
  const object: CatalogObject = { kind: 'column', name: 't.c', definition: { type, default: value } };
  return {
    format: 1,
    dialect: 'mysql',
    server: { product: 'MySQL', version: '9.7' },
    objects: { 'column t.c': object },
  };
};

test.each([
  ['datetime', 'CURRENT_TIMESTAMP', '(now())', true],
  ['timestamp(6)', '(now(6))', 'CURRENT_TIMESTAMP(6)', true],
  ['datetime', 'CURRENT_TIMESTAMP', '(now(6))', false],
  ['datetime(6)', "'2026-01-01 00:00:00'", 'CURRENT_TIMESTAMP(6)', false],
  ['date', '(now())', '(curdate())', false],
  ['bit(1)', "b'1'", '(0x01)', true],
  ['bit(12)', "b'100000001'", '(0x0101)', true],
  ['bit(1)', "b'1'", '(0x00)', false],
  ['binary(1)', "'1'", '(0x01)', false],
])('a default of %s: %s and %s', async (type, before, after, isSame) => {
  const states = { before: snapshot(type, before), after: snapshot(type, after) };
  const changes = diffSnapshots(states.before, states.after, mysql);
  expect(changes).toHaveLength(1);
  const left = await mysql.equivalent?.({} as Connection, changes, states);
  expect(left).toEqual(isSame ? [] : changes);
});
