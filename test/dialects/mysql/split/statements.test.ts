import { splitStatements } from '../../../../src/dialects/mysql/split/index.ts';
import { dialectNamed } from '../../../../src/dialects/index.ts';
import { openScratchServer } from '../../../../src/scratch/index.ts';
import { describeOn } from '../../../support/databases.ts';

const LOOPS = `create definer=\`a\`@\`b\` procedure p() begin declare x int default 0; while x < 3 do set x = x + 1; end while;
  l: loop leave l; end loop l; repeat set x = x + 1; until x > 9 end repeat; select if(x, 1, 2), repeat('a', 2), case x when 1 then 2 else 3 end as c;
  case x when 1 then select 1; else begin end; end case; if exists (select 1) then select 1; elseif x > 2 then select 2; else select 3; end if; end`;

const CASES: readonly {
  readonly name: string;
  readonly script: string;
  readonly texts: readonly string[];
}[] = [
  {
    name: 'quotes of every kind hide a semicolon',
    script: `select 'a;b'; select "c;\\";d"; select \`e;\`\`f\`; select 'it''s;'`,
    texts: [`select 'a;b'`, `select "c;\\";d"`, 'select `e;``f`', `select 'it''s;'`],
  },
  {
    name: 'comments of every kind are no statements',
    script: 'select 1; # a;\n-- b;\n/* c; */ select 2--1;',
    texts: ['select 1', 'select 2--1'],
  },
  {
    name: 'executable comments are code',
    script: '/*!40101 SET NAMES utf8mb4 */; /*M!100000 select 1; */;',
    texts: ['/*!40101 SET NAMES utf8mb4 */', '/*M!100000 select 1; */'],
  },
  {
    name: 'a program keeps its semicolons',
    script: `${LOOPS}; select 2`,
    texts: [LOOPS, 'select 2'],
  },
  {
    name: 'so does one without BEGIN',
    script:
      'create trigger t before insert on x for each row if new.a < 0 then set new.a = 0; end if; select 1',
    texts: [
      'create trigger t before insert on x for each row if new.a < 0 then set new.a = 0; end if',
      'select 1',
    ],
  },
  {
    name: 'a program of one statement ends at its semicolon',
    script:
      'create function f() returns int return 1; create event e on schedule every 1 day do select 1; select 2',
    texts: [
      'create function f() returns int return 1',
      'create event e on schedule every 1 day do select 1',
      'select 2',
    ],
  },
  {
    name: 'BEGIN that opens a transaction opens no block',
    script: 'begin; select 1; commit; start transaction; rollback',
    texts: ['begin', 'select 1', 'commit', 'start transaction', 'rollback'],
  },
  {
    name: 'DELIMITER lines are obeyed',
    script:
      'delimiter //\ncreate procedure p() begin select 1; end//\nDELIMITER $$\ncreate procedure q() begin end$$\ndelimiter ;\nselect 3;',
    texts: ['create procedure p() begin select 1; end', 'create procedure q() begin end', 'select 3'],
  },
  {
    name: 'as a dump writes triggers',
    script:
      'DELIMITER ;;\n/*!50003 CREATE*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN select 1; END */;;\nDELIMITER ;\n',
    texts: ['/*!50003 CREATE*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN select 1; END */'],
  },
];

test.each(CASES)('$name', ({ script, texts }) => {
  const statements = splitStatements(script).filter(({ empty }) => !empty);
  expect(statements.map(({ text }) => text)).toEqual(texts);
});

test('lines count from 1 and are those of the first token', () => {
  const script = '-- a\n\nselect\n 1;\n/* b */ select 2;\n\n\nselect 3';
  expect(splitStatements(script).map(({ line }) => line)).toEqual([3, 5, 8]);
});

test('what is only comments is empty', () => {
  expect(splitStatements('-- a\n;# b\n')).toMatchObject([
    { empty: true, text: '-- a' },
    { empty: true, text: '# b' },
  ]);
});

for (const name of ['mysql', 'mariadb'])
  describeOn({ dialect: name }, (server) => {
    test('the server takes programs sent without DELIMITER, and names the line of what it refuses', async () => {
      const dialect = dialectNamed(name);
      const scratch = await openScratchServer({ dialect, server: server.url, from: `${process.cwd()}/` });
      try {
        const connection = await (await scratch.create()).connect();
        await connection.script(`create table x (a int); ${LOOPS.replace('definer=`a`@`b`', '')}; call p();
          create trigger t before insert on x for each row if new.a < 0 then set new.a = 0; end if;
          insert into x values (-1)`);
        expect(await connection.query('select a from x')).toEqual([{ a: 0 }]);
        await expect(connection.script('select 1;\n\nselect\n  nothing from x;')).rejects.toMatchObject({
          code: 'MIG_STATEMENT_FAILED',
          details: { errno: 1054, sqlState: '42S22', line: 3 },
          location: { statement: 'select\n  nothing from x' },
        });
      } finally {
        await scratch.close();
      }
    });
  });
