import { splitStatements } from '../../../../src/dialects/sqlite/split/index.ts';
import { dialectNamed } from '../../../../src/dialects/index.ts';
import { openScratchServer } from '../../../../src/scratch/index.ts';
import { describeOn } from '../../../support/databases.ts';

const TRIGGER = `create trigger tr after update of a on t when new.a > 0 begin
  update t set a = case when a > 1 then 1 else case a when 0 then 2 end end where a = new.a;
  -- end;
  insert into log values ('; end ;');
  select raise(abort, 'no') where exists (select 1 from "end");
end`;

const CASES: readonly {
  readonly name: string;
  readonly script: string;
  readonly texts: readonly string[];
  /** Lines of the statements, from 1. */
  readonly lines?: readonly number[];
}[] = [
  {
    name: 'quotes of every kind hide a semicolon; a backslash hides nothing',
    script: `select 'a;b'; select "c;""d"; select \`e;\`\`f\`; select [g;h]; select 'it''s;', '\\'; select x';'`,
    texts: [
      `select 'a;b'`,
      `select "c;""d"`,
      'select `e;``f`',
      'select [g;h]',
      `select 'it''s;', '\\'`,
      `select x';'`,
    ],
  },
  {
    name: 'comments are no statements, and two hyphens need no space behind them',
    script: 'select 1; --a;\n/* c; /* */ select 2--1;\n;',
    texts: ['select 1', 'select 2'],
    lines: [1, 2],
  },
  {
    name: 'a trigger keeps its semicolons, and CASE … END does not end it',
    script: `${TRIGGER};\n\nselect 2`,
    texts: [TRIGGER, 'select 2'],
    lines: [1, 8],
  },
  {
    name: 'a trigger that is temporary, quoted, in another database or only made when it is missing',
    script: `create temp trigger if not exists "create;" before delete on t begin select 1; end; select 3`,
    texts: ['create temp trigger if not exists "create;" before delete on t begin select 1; end', 'select 3'],
  },
  {
    name: 'END that ends a transaction opens and closes nothing',
    script: 'begin; select 1; end; begin immediate transaction; commit',
    texts: ['begin', 'select 1', 'end', 'begin immediate transaction', 'commit'],
  },
  {
    name: 'what is not closed goes to the end',
    script: `select 1; select 'a; b`,
    texts: ['select 1', `select 'a; b`],
  },
];

test.each(CASES)('$name', ({ script, texts, lines }) => {
  const statements = splitStatements(script).filter(({ empty }) => !empty);
  expect(statements.map(({ text }) => text)).toEqual(texts);
  if (lines !== undefined) expect(statements.map(({ line }) => line)).toEqual(lines);
});

test('a piece that holds comments alone is empty', () => {
  expect(splitStatements('-- a\n; select 1; /* b */')).toMatchObject([
    { text: '-- a', empty: true },
    { text: 'select 1', empty: false },
    { text: '/* b */', empty: true, line: 2 },
  ]);
});

test.each([
  ['vacuum', false],
  ["VACUUM INTO 'x'", false],
  ["attach 'x' as y", false],
  ['detach y', false],
  ['/* off */ PRAGMA main . foreign_keys = off', false],
  ['pragma foreign_keys(0)', false],
  ['pragma journal_mode=wal', false],
  ['pragma foreign_keys', true],
  ['pragma foreign_key_check', true],
  ['pragma defer_foreign_keys = on', true],
  ['create table vacuum (a)', true],
])('%s runs in a transaction: %s', (sql, transactional) => {
  expect(splitStatements(sql)).toMatchObject([{ transactional }]);
});

describeOn({ dialect: 'sqlite' }, (server) => {
  test('SQLite takes each piece as one statement', async () => {
    const scratch = await openScratchServer({
      dialect: dialectNamed('sqlite'),
      server: server.url,
      from: server.from,
    });
    try {
      const connection = await (await scratch.create()).connect();
      await connection.script(
        `create table t (a); create table log (a); create table "end" (a); ${TRIGGER}; insert into t values (3)`,
      );
      await connection.execute('update t set a = 5');
      expect(await connection.query('select a from t')).toEqual([{ a: 1 }]);
      expect(await connection.query('select a from log')).toEqual([{ a: '; end ;' }]);
    } finally {
      await scratch.close();
    }
  });
});
