import { sqlSections } from '../../src/script/index.ts';

describe('the sections of a SQL revision', () => {
  it('each begins below its marker and ends where the other begins, in either order', () => {
    const text = '-- revision: a\n\n-- upgrade\none;\ntwo;\n-- downgrade\nthree;\n';
    expect(sqlSections(text)).toEqual({
      upgrade: { text: 'one;\ntwo;', line: 4 },
      downgrade: { text: 'three;\n', line: 7 },
    });
    expect(sqlSections('-- downgrade\nx;\n-- upgrade\ny;')).toEqual({
      downgrade: { text: 'x;', line: 2 },
      upgrade: { text: 'y;', line: 4 },
    });
  });

  it.each([['-- upgrade'], ['--upgrade'], ['-- Upgrade:'], ['--  UPGRADE  ']])(
    '%j opens a section',
    (marker) => {
      expect(sqlSections(`${marker}\r\nx;`).upgrade).toEqual({ text: 'x;', line: 2 });
    },
  );

  it.each([['  -- upgrade'], ['-- upgrade the table'], ['-- upgrades'], ['select 1; -- upgrade']])(
    '%j opens none',
    (line) => {
      expect(sqlSections(`${line}\nx;`)).toEqual({});
    },
  );

  it('a section that begins twice is refused, with its line', () => {
    expect(() => sqlSections('-- upgrade\na;\n-- upgrade\nb;', 'f.sql')).toThrow(
      expect.objectContaining({ code: 'MIG_SECTION_TWICE', location: { file: 'f.sql', line: 3 } }) as Error,
    );
  });
});
