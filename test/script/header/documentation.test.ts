import fc from 'fast-check';
import { readDocumentation } from '../../../src/script/header/documentation.ts';

const word = fc.oneof(
  fc.constantFrom(
    ...`Add|users.|Create Date:|create|created at:|Revises:|revision id:|revision|*|/|"x"|(y)|[z]|é|\u00a0|\u2028|\t|\r|2026-01-02T03:04:05Z| |  |:|_|-|\n|\n *|\n * `.split(
      '|',
    ),
  ),
  fc.string({ maxLength: 3 }),
);
const words = fc
  .array(word, { maxLength: 5 })
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')));

it('a comment as new revisions have it is read whole', () => {
  expect(readDocumentation('*\n * Add (many) users\n *\n * Create Date: 2026-01-02T03:04:05Z\n ')).toEqual({
    title: 'Add (many) users',
    documentation: 'Add (many) users',
    createdAt: '2026-01-02T03:04:05Z',
  });
});

it('whatever it says, it reads as it does line by line', () => {
  fc.assert(
    fc.property(words, words, (title, created) => {
      const comment = `*\n * ${title}\n *\n * Create Date: ${created}\n `;
      // One more line break, which means nothing, and the comment is not of that form.
      expect(readDocumentation(comment)).toEqual(readDocumentation(`${comment}\n`));
    }),
    { numRuns: 3000 },
  );
});
