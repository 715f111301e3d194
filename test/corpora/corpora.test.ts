import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { disagreements } from '../../scripts/corpora/compare.ts';
import { readExpected } from '../../scripts/corpora/expected.ts';
import { judgeCorpus } from '../../scripts/corpora/judge.ts';
import { dialectNamed } from '../../src/dialects/index.ts';
import { openScratchServer } from '../../src/scratch/index.ts';
import { describeOn } from '../support/databases.ts';

const shared = process.env['MIG_SHARED'] ?? resolve('../shared');
const corpora = join(shared, 'corpora/authelia');
/** A server of each dialect, and the folder that it runs. */
const TARGETS = [
  { filter: { dialect: 'postgresql', embedded: false }, folder: 'postgresql' },
  { filter: { id: 'sqlite-wasm' }, folder: 'sqlite' },
];

if (!existsSync(corpora)) {
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the reason is the name
  test.skip(`needs the corpora: there is no ${corpora}`, () => undefined);
} else {
  describe.each(TARGETS)('$folder', ({ filter, folder }) => {
    describeOn(filter, (server) => {
      const corpus = join(corpora, folder);
      test('every revision of a real history is judged as the server did', async () => {
        const scratch = await openScratchServer({
          dialect: dialectNamed(server.dialect),
          server: server.url,
          from: server.from,
        });
        try {
          const expected = readExpected(corpus, scratch.server);
          const outcomes = await judgeCorpus(corpus, scratch);
          const wrong = outcomes.flatMap((outcome) => {
            const theirs = expected?.revisions.find(({ id }) => id === outcome.revision.id);
            return theirs === undefined ? ['unknown revision'] : disagreements(outcome, theirs);
          });
          expect(outcomes.length).toBeGreaterThan(20);
          expect(wrong).toEqual([]);
        } finally {
          await scratch.close();
        }
      });
    });
  });
}
