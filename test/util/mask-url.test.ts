import { maskSecrets } from '../../src/util/index.ts';

it.each([
  ['postgres://me:secret@host/db', 'postgres://me:***@host/db'],
  [
    'at "mysql://me:se:cret@host/db?ssl=true", twice http://a:b@c',
    'at "mysql://me:***@host/db?ssl=true", twice http://a:***@c',
  ],
  ['1postgres://me:secret@host', '1postgres://me:***@host'],
  [
    'postgres://host/db?user=me&password=secret&sslkey=a',
    'postgres://host/db?user=me&password=***&sslkey=***',
  ],
  ['nothing: @ all', 'nothing: @ all'],
])('%s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

it('a word of a million letters is read once', () => {
  const word = 'x'.repeat(1_000_000);
  expect(maskSecrets(`${word} a://b:c@d`)).toBe(`${word} a://b:***@d`);
});
