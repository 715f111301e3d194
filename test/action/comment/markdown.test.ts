import fc from 'fast-check';
import { code, cutText, fence, html, oneLine, prose } from '../../../action/src/comment/markdown.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '`',
      '@',
      '#',
      '<',
      '>',
      '\n',
      '[',
      ']',
      '(',
      ')',
      '!',
      ':',
      '/',
      'w',
      '.',
      '1',
      'a',
    ),
  }),
);

describe('prose', () => {
  it.each([
    ['@octocat', '@&#8203;octocat'],
    ['fixes #12', 'fixes #&#8203;12'],
    ['GH-7', 'GH-&#8203;7'],
    ['see https://evil.example', 'see https:&#8203;//evil.example'],
    ['www.evil.example', 'www&#8203;.evil.example'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['[click](javascript:x)', String.raw`\[click\](javascript:x)`],
    ['![x](y)', String.raw`!\[x\](y)`],
    ['a\n\n# title', 'a # title'],
    ['`code`', String.raw`\`code\``],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['left\u202eright', 'left right'],
  ])('writes %j as text that does nothing', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  it('never mentions, links, opens HTML or starts a line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = prose(text);
        expect(written).not.toMatch(/[\n<>]|@(?!&#8203;)|:\/\/|(?<!\\)[[\]`]|\bwww\./i);
        expect(written).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('html', () => {
  it('stays inside of its element', () => {
    expect(html('</summary>"& ![a](b)')).toBe('&lt;/summary&gt;&quot;&amp; !&#91;a&#93;(b)');
  });
});

describe('code', () => {
  it.each([
    ['a1b2', '`a1b2`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['', '` `'],
    ['two\nlines', '`two lines`'],
  ])('holds %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});

describe('fence', () => {
  it('is longer than any run of backticks in it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [open = '', ...lines] = fence('sql', text).split('\n');
        const ticks = open.replace('sql', '');
        expect(lines.at(-1)).toBe(ticks);
        expect(lines.slice(0, -1).some((line) => line.includes(ticks))).toBe(false);
      }),
    );
  });

  it('shows marks that turn text around', () => {
    expect(fence('sql', 'select \u202e1')).toBe('```sql\nselect ⟦U+202E⟧1\n```');
  });
});

describe('cutText', () => {
  it('never cuts a character in two and never exceeds the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, units) => {
        const cut = cutText(text, units);
        expect(cut.length).toBeLessThanOrEqual(units);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
        expect(text.startsWith(cut)).toBe(true);
      }),
    );
  });
});

it('oneLine replaces half a character', () => {
  expect(oneLine('a\ud83d b')).toBe('a\ufffd b');
});
