import { readHeader, splitSqlRevision } from '../../../src/script/index.ts';

const read = (text: string) => readHeader({ bytes: Buffer.from(text), file: 'a.sql', language: 'sql' });

test('every field of a SQL revision is read', () => {
  const header = read(`-- revision: a1
-- downRevision: b, c
-- branchLabels: pay
-- dependsOn: shop,d4
-- message: Add users
-- createDate: 2026-01-02T03:04:05Z
-- irreversible: data is gone
-- transaction: false

-- upgrade
create table users (id int);
-- downgrade
-- nothing to do;
`);
  expect(header).toEqual({
    id: 'a1',
    line: 1,
    down: ['b', 'c'],
    labels: ['pay'],
    dependsOn: ['shop', 'd4'],
    irreversible: 'data is gone',
    transaction: false,
    upgrade: 'present',
    downgrade: 'empty',
    title: 'Add users',
    documentation: 'Add users',
    createdAt: '2026-01-02T03:04:05Z',
  });
});

describe('the first revision', () => {
  test.each(['', ' none', ' null', ' None '])('may say "downRevision:%s"', (value) => {
    expect(read(`-- revision: a1\n-- downRevision:${value}\n-- upgrade\nselect 1;`).down).toEqual([]);
  });
});

test('line breaks of every kind and a byte order mark make no difference', () => {
  const text =
    '-- revision: a1\n-- downRevision: none\n-- message: m\n\n-- upgrade\nselect 1;\n-- downgrade\nselect 2;\n';
  for (const variant of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`])
    expect(read(variant)).toEqual(read(text));
});

describe('sections', () => {
  const split = (text: string) => splitSqlRevision(text, 'a.sql');

  test('hold what stands between their lines, with its line number', () => {
    const { upgrade, downgrade } = split('-- x\n-- Upgrade\nselect 1;\n\n--downgrade  \nselect 2;\n');
    expect(upgrade).toEqual({ sql: 'select 1;\n\n', line: 3, presence: 'present' });
    expect(downgrade).toEqual({ sql: 'select 2;\n', line: 6, presence: 'present' });
  });

  test('may stand in either order', () => {
    const { upgrade, downgrade } = split('-- downgrade\nselect 2;\n-- upgrade\nselect 1;\n');
    expect([upgrade?.sql, downgrade?.sql]).toEqual(['select 1;\n', 'select 2;\n']);
  });

  test.each([
    ['a dollar-quoted body', 'create function f() as $$\n-- downgrade\n$$;'],
    ['a tagged dollar-quoted body', 'create function f() as $a$ $$\n-- downgrade\n $a$;'],
    ['a block comment', '/* x /* y */\n-- downgrade\n*/ select 1;'],
  ])('are not split within %s', (_name, sql) => {
    expect(split(`-- upgrade\n${sql}\n-- downgrade\nselect 2;`)).toMatchObject({
      upgrade: { sql: `${sql}\n` },
      downgrade: { sql: 'select 2;' },
    });
  });

  test.each([
    ['a string with a comment in it', `select '/*', '$$', "/*";`],
    ['an escaped quote of MySQL', String.raw`insert into t values ('it\'s');`],
    ['an apostrophe in a comment', `-- don't`],
    ['a dollar in a name', 'select a$$b from t;'],
    ['a numbered parameter', 'prepare p as select $1, $2;'],
  ])('are found after %s', (_name, sql) => {
    expect(split(`-- upgrade\n${sql}\n-- downgrade\nselect 2;`).downgrade?.sql).toBe('select 2;');
  });
});
