import { splitStatements } from '../../../src/dialects/mssql/split.ts';

const texts = (script: string): readonly string[] => splitStatements(script).map(({ text }) => text);

test.each([
  ['one batch', 'declare @a int; set @a = 1; select @a;', ['declare @a int; set @a = 1; select @a']],
  [
    'batches end at GO in any case',
    'select 1\nGO\nselect 2\n go \nselect 3',
    ['select 1', 'select 2', 'select 3'],
  ],
  [
    'GO within a string, a name or a comment ends nothing',
    "select 'a\nGO\nb', [c\nGO\n] /*\nGO\n*/",
    ["select 'a\nGO\nb', [c\nGO\n] /*\nGO\n*/"],
  ],
  ['a word that begins like it', 'select 1\nGOTO x', ['select 1\nGOTO x']],
  ['nothing', ' \n', []],
])('%s', (_title, script, wanted) => expect(texts(script)).toEqual(wanted));

test('lines count from 1, comments alone are empty, and some statements need no transaction', () => {
  expect(splitStatements('\n\nselect 1\nGO\n-- only\nGO\nCREATE DATABASE d')).toEqual([
    { text: 'select 1', line: 3, empty: false, transactional: true },
    { text: '-- only', line: 5, empty: true, transactional: true },
    { text: 'CREATE DATABASE d', line: 7, empty: false, transactional: false },
  ]);
});
