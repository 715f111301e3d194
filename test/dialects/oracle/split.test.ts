import { splitStatements } from '../../../src/dialects/oracle/split.ts';

const texts = (script: string): readonly string[] => splitStatements(script).map(({ text }) => text);
const TRIGGER = 'create or replace trigger t before insert on a begin :new.id := 1; end;';

test.each([
  [
    'statements end at semicolons',
    'select 1 from dual; select 2 from dual;',
    ['select 1 from dual', 'select 2 from dual'],
  ],
  [
    'and at a line with a slash',
    'select 1 from dual\n/\nselect 4/2 from dual\n/',
    ['select 1 from dual', 'select 4/2 from dual'],
  ],
  ['PL/SQL ends at the slash alone', `${TRIGGER}\n/\nselect 1 from dual;`, [TRIGGER, 'select 1 from dual']],
  ['an anonymous block', '-- note\nbegin a; b; end;\n/', ['-- note\nbegin a; b; end;']],
  [
    'strings and names',
    `select ';', q'[it's; ]', n'x;', ";" from dual; select 2`,
    [`select ';', q'[it's; ]', n'x;', ";" from dual`, 'select 2'],
  ],
  ['comments', 'select 1 /* ; */ -- ;\n; select 2', ['select 1 /* ; */ -- ;', 'select 2']],
])('%s', (_title, script, wanted) => expect(texts(script)).toEqual(wanted));
