import { realChanges } from '../../../src/autogenerate/index.ts';
import { mysql } from '../../../src/dialects/mysql/index.ts';
import {
  connect,
  diffSnapshots,
  type CatalogObject,
  type CatalogSnapshot,
  type Connection,
} from '../../../src/dialects/index.ts';
import { describeOn, scratchUrl } from '../../support/databases.ts';

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

describe('the character set of text in an expression', () => {
  const withCheck = (expression: string): CatalogSnapshot => ({
    ...snapshot('int', '1'),
    objects: { 'check t.c': { kind: 'check constraint', name: 't.c', definition: { expression } } },
  });
  test.each([
    ["(`a` in (_utf8mb4'x',_utf8mb4'it\\'s'))", "(`a` in (_latin1'x',_latin1'it\\'s'))", true],
    ["(`a` = _utf8mb4'ü')", "(`a` = _latin1'?')", true],
    ["(`a` = _utf8mb4'u')", "(`a` = _latin1'?')", false],
    ["(`a` = _utf8mb4'ü')", "(`a` = _utf8mb4'?')", false],
    ["(`a` = _utf8mb4'ü')", "(`a` = _latin1'??')", false],
    ["(`a` = _utf8mb4'x')", "(`a` = _latin1'y')", false],
    ["(`a` = _utf8mb4'x')", "(`a` = _binary'x')", false],
    ["(`a` = _utf8mb4'x')", "(`a` = _ucs2'x')", false],
    ["(`a` = _utf8mb4'x')", "(`a` <> _latin1'x')", false],
    ["(`a` = _utf8mb4'_utf8mb4x')", "(`a` = _utf8mb4'_latin1x')", false],
    ["(`_utf8mb4` = 'x')", "(`_latin1` = 'x')", false],
    ["(`a` = 'x')", "(`a` = _latin1'x')", false],
  ])('%s and %s', async (before, after, isSame) => {
    const [old, now] = [withCheck(before), withCheck(after)];
    const changes = diffSnapshots(old, now, mysql);
    expect(changes).toHaveLength(1);
    const left = await mysql.equivalent?.({} as Connection, changes, { before: old, after: now });
    expect(left).toEqual(isSame ? [] : changes);
  });

  describeOn({ dialect: 'mysql' }, (server) => {
    test('an ALTER TABLE that copies the table changes it, and is no drift', async () => {
      const database = await scratchUrl(server);
      const connection = await connect(mysql, { url: database.url }, { from: `${process.cwd()}/` });
      try {
        await connection.execute(
          `create table t (a varchar(20) not null, constraint c check (a in ('ü', 'it''s'))) character set latin1`,
        );
        const before = await mysql.snapshot(connection);
        await connection.execute('alter table t add column z int');
        await connection.execute('alter table t drop column z');
        const after = await mysql.snapshot(connection);
        expect(diffSnapshots(before, after, mysql)).toHaveLength(1);
        expect(await realChanges({ dialect: mysql, connection }, { before, after })).toEqual([]);
        await connection.execute(`alter table t drop check c, add constraint c check (a in ('ü', 'its'))`);
        const other = await mysql.snapshot(connection);
        expect(
          await realChanges({ dialect: mysql, connection }, { before: after, after: other }),
        ).toHaveLength(1);
      } finally {
        await connection.close();
        await database.drop();
      }
    });
  });
});
