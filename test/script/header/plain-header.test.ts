import fc from 'fast-check';
import { readModuleHeader } from '../../../src/script/header/module-header.ts';
import { readPlainHeader } from '../../../src/script/header/plain-header.ts';

const PLAIN = `import type { Op } from 'mig-check';
import { column } from "mig-check/schema";

/**
 * Add users.
 *
 * More about   them.
 *
 * Create Date: 2026-01-02T03:04:05Z
 */
export const revision = 'a1';
export const downRevision: string | null = null;
export const branchLabels = ['one', "two"];
export const dependsOn = 'b2';

export async function upgrade(op: Op): Promise<void> {
  // It's said { here.
  await op.execute(\`select '}'\`);
}

export async function downgrade(op: Op): Promise<void> {}
`;

/** What files are made of, in and out of place. */
const piece = fc.constantFrom(
  ...`'|"|\`|{|}|(|)|[|]|/|//|/*|*/|/**/|/** x */|\\|\n|\r\n| |;|,|:|$|\${|=>|=|export |const |function |async |throw new E();|return|return x|revision|downRevision|'x'|"y"|null|undefined|as const|import { a } from 'b';|exports.revision = |/** @ts-nocheck */|/* eslint */|upgrade|true|string|: string[]|<|>|!|. |é|\u2028|export const transaction = false;|export const irreversible = 'why';|#!/x`.split(
    '|',
  ),
);

/** The plain file with some of its text replaced. */
const mutated = fc
  .array(fc.record({ at: fc.nat(PLAIN.length), cut: fc.nat(12), add: fc.array(piece, { maxLength: 3 }) }), {
    maxLength: 4,
  })
  .map((edits) =>
    edits.reduce(
      (text, { at, cut, add }) => `${text.slice(0, at)}${add.join('')}${text.slice(at + cut)}`,
      PLAIN,
    ),
  );

it('reads the file that a new revision is', () => {
  expect(readPlainHeader(PLAIN)).toEqual({
    id: 'a1',
    line: 11,
    down: [],
    labels: ['one', 'two'],
    dependsOn: ['b2'],
    transaction: true,
    upgrade: 'present',
    downgrade: 'empty',
    title: 'Add users.',
    documentation: 'Add users.\n\nMore about   them.',
    createdAt: '2026-01-02T03:04:05Z',
  });
});

test.each([
  ['code beside the functions', `${PLAIN}const x = 1;\n`],
  ['a template with substitutions', PLAIN.replace("'}'", '${x}')],
  [
    'a field that is there twice',
    PLAIN.replace('export const dep', "export const revision = 'a2';\nexport const dep"),
  ],
  ['a value that is computed', PLAIN.replace("'a1'", 'id()')],
  ['an escape', PLAIN.replace("'a1'", "'\\x61'")],
])('leaves %s to the whole reader', (_name, text) => {
  expect(readPlainHeader(text)).toBeUndefined();
});

test('whatever it reads, the whole reader reads alike', () => {
  let read = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const plain = readPlainHeader(text);
      if (plain === undefined) return;
      read++;
      expect(plain).toEqual(readModuleHeader(text, 'a.ts'));
      expect(Object.keys(plain)).toEqual(Object.keys(readModuleHeader(text, 'a.ts')));
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(100);
});
