import fc from 'fast-check';
import { plainSql, splitStatements } from '../../../../src/dialects/postgresql/split/index.ts';

const texts = (script: string): readonly string[] =>
  splitStatements(script)
    .filter(({ empty }) => !empty)
    .map(({ text }) => text);

describe('cutting a script into statements', () => {
  test.each<[string, string, readonly string[]]>([
    ['semicolons', 'select 1; select 2;\n;; select 3', ['select 1', 'select 2', 'select 3']],
    [
      'strings',
      "select ';', 'it''s;', E'\\';', E'a\\\\'; select 2",
      ["select ';', 'it''s;', E'\\';', E'a\\\\'", 'select 2'],
    ],
    [
      'a string that goes on in the next line',
      "select E'a'\n  '\\';'; select 2",
      ["select E'a'\n  '\\';'", 'select 2'],
    ],
    ['a backslash in a plain string', "select '\\'; select 2", ["select '\\'", 'select 2']],
    [
      'other prefixes of strings',
      "select B'1', X'f', N'a;', U&'d;'; select 2",
      ["select B'1', X'f', N'a;', U&'d;'", 'select 2'],
    ],
    ['quoted identifiers', 'select "a;""b;"; select 2', ['select "a;""b;"', 'select 2']],
    [
      'dollar quotes',
      'select $$;$$, $a$ $b$;$a$, $_1$;$_1$; select $1',
      ['select $$;$$, $a$ $b$;$a$, $_1$;$_1$', 'select $1'],
    ],
    ['a dollar inside a name', 'select a$b$c; select 2', ['select a$b$c', 'select 2']],
    ['comments', '-- a;\nselect 1 -- b;\n + 1 /* c; /* d; */ ; */; -- e', ['select 1 -- b;\n + 1']],
    ['an operator beside a comment', 'select 1 <--1;\n 2; select 3', ['select 1 <--1;\n 2', 'select 3']],
    [
      'parentheses',
      'create rule r as on insert to t do also (select 1; select 2); select 3',
      ['create rule r as on insert to t do also (select 1; select 2)', 'select 3'],
    ],
    [
      'a body in SQL-standard form',
      'create or replace function f() returns int begin atomic select case when a then 1 else 2 end; select 2; END; select 3',
      [
        'create or replace function f() returns int begin atomic select case when a then 1 else 2 end; select 2; END',
        'select 3',
      ],
    ],
    ['transaction control', 'begin; select 1; end; select 2', ['begin', 'select 1', 'end', 'select 2']],
    ['what is not closed', "select 1; select 'a; b", ['select 1', "select 'a; b"]],
    ['lines that pg_dump writes for psql', '\\restrict abc\nselect 1;\n\\unrestrict abc\n', ['select 1']],
    ['nothing', ' \n\t', []],
  ])('%s', (_title, script, expected) => {
    expect(texts(script)).toEqual(expected);
  });

  test('a statement has the line of its first token, and comments alone are an empty piece', () => {
    const statements = splitStatements('-- head\n\nselect\n 1;\n/* x\n */ select 2;\n-- tail\n');
    expect(statements.map(({ line, empty }) => [line, empty])).toEqual([
      [3, false],
      [6, false],
      [7, true],
    ]);
  });

  test.each([
    ['copy t (a) from stdin;\n1\n\\.\n', 'MIG_SCRIPT_COPY', 1],
    ['select 1;\n\\i other.sql\n', 'MIG_SCRIPT_META_COMMAND', 2],
    ['select 1 \\gexec\n', 'MIG_SCRIPT_META_COMMAND', 1],
  ])('%j is refused as %s', (script, code, line) => {
    expect(() => splitStatements(script)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ line }) as unknown }) as Error,
    );
  });

  test.each([
    ['create index concurrently i on t (a)', false],
    ['CREATE UNIQUE INDEX /* c */ CONCURRENTLY i ON t (a)', false],
    ['create index i on t (a)', true],
    ['drop index concurrently i', false],
    ['reindex (verbose) table concurrently t', false],
    ['reindex table t', true],
    ['reindex database d', false],
    ['vacuum (analyze) t', false],
    ['analyze t', true],
    ['cluster', false],
    ['cluster t using i', true],
    ['create database d', false],
    ['drop tablespace s', false],
    ['alter system set work_mem = 1', false],
    ['alter database d set tablespace s', false],
    ['alter database d set work_mem = 1', true],
    ['alter table t detach partition p concurrently', false],
    ['alter table t detach partition p', true],
    ["create subscription s connection '' publication p", false],
    ["create subscription s connection '' publication p with (connect = false)", true],
    ["alter type t add value 'x'", true],
    ['refresh materialized view concurrently m', true],
    ["select 'create index concurrently'", true],
    ['discard all', false],
  ])('%s: can run in a transaction: %s', (sql, transactional) => {
    expect(splitStatements(sql).map((statement) => statement.transactional)).toEqual([transactional]);
  });

  test('cutting, joining and cutting again gives the same statements', () => {
    const piece = fc.constantFrom(
      'select',
      'a',
      '1',
      ' ',
      '\n',
      ';',
      "';'",
      "E'\\';'",
      '"x;"',
      '$$;$$',
      '$t$ $$ ; $t$',
      '-- c;\n',
      '/* ; /* */ */',
      '(',
      ')',
      'create function f()',
      'begin atomic',
      'case',
      'end',
      '-',
      '/',
      '*',
      '$',
      'ü',
      '😀',
      "b'0'",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const first = texts(pieces.join(' '));
        expect(texts(first.join(';\n'))).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  test('any text is cut without an error, and every statement is a part of it in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => text.replace(/\\/g, '').replace(/copy/gi, '')),
        (text) => {
          let from = 0;
          for (const statement of splitStatements(text)) {
            const at = text.indexOf(statement.text, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + statement.text.length;
          }
        },
      ),
    );
  });

  test('skipped commands become blanks, so that positions stay what they are', () => {
    expect(plainSql('\\restrict a\nselect 1')).toBe(`${' '.repeat(11)}\nselect 1`);
    expect(plainSql("select '\\restrict'")).toBe("select '\\restrict'");
  });
});
