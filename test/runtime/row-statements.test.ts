import { dialectNamed } from '../../src/dialects/index.ts';
import { createTableSql, rowStatements } from '../../src/runtime/version-table/version-table.ts';
import type { RowEffect } from '../../src/script/index.ts';

const dialect = dialectNamed('postgresql');
const table = { name: 'v', primaryKey: true };

describe('what a step does to the version table', () => {
  it.each<[string, RowEffect, readonly string[]]>([
    [
      'REV-31 a root inserts',
      { kind: 'insert', remove: [], add: ['a'] },
      ["INSERT INTO v (version_num) VALUES ('a')"],
    ],
    [
      'REV-34 a root that goes deletes',
      { kind: 'delete', remove: ['a'], add: [] },
      ["DELETE FROM v WHERE version_num = 'a'"],
    ],
    [
      'REV-31 a plain step updates in place',
      { kind: 'update', remove: ['a'], add: ["b'"] },
      ["UPDATE v SET version_num = 'b''' WHERE version_num = 'a'"],
    ],
    [
      'REV-32 a merge deletes all parents but the last, which it updates',
      { kind: 'merge', remove: ['a', 'b', 'c'], add: ['m'] },
      [
        "DELETE FROM v WHERE version_num = 'a'",
        "DELETE FROM v WHERE version_num = 'b'",
        "UPDATE v SET version_num = 'm' WHERE version_num = 'c'",
      ],
    ],
    [
      'REV-33 reverting a merge updates to one parent and inserts the others',
      { kind: 'unmerge', remove: ['m'], add: ['a', 'b'] },
      ["UPDATE v SET version_num = 'a' WHERE version_num = 'm'", "INSERT INTO v (version_num) VALUES ('b')"],
    ],
  ])('%s', (_what, effect, sql) => {
    const statements = rowStatements(dialect, table, effect);
    expect(statements.map((statement) => statement.sql)).toEqual(sql);
    // REV-35: what changes a row must find it.
    for (const { sql: text, hits } of statements) expect(hits === undefined).toBe(text.startsWith('INSERT'));
  });

  it('ENV-14 the table has one text column of 32 characters, and a key unless told otherwise', () => {
    const plain = (sql: readonly string[]): string => sql.join(';').replace(/\s+/g, ' ');
    expect(plain(createTableSql(dialect, { name: 'v', schema: 'Meta', primaryKey: true }))).toBe(
      'CREATE TABLE "Meta".v ( version_num VARCHAR(32) NOT NULL, CONSTRAINT v_pkc PRIMARY KEY (version_num) )',
    );
    expect(plain(createTableSql(dialect, { name: 'v', primaryKey: false }))).toBe(
      'CREATE TABLE v ( version_num VARCHAR(32) NOT NULL )',
    );
  });
});
