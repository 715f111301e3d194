import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { disagreements } from '../../scripts/corpora/compare.ts';
import { readExpected } from '../../scripts/corpora/expected.ts';
import { judgeCorpus } from '../../scripts/corpora/judge.ts';
import { dialectNamed } from '../../src/dialects/index.ts';
import { openScratchServer } from '../../src/scratch/index.ts';
import { describeOn } from '../support/databases.ts';

const shared = process.env['MIG_SHARED'] ?? resolve('../shared');
const corpus = join(shared, 'corpora/authelia/postgresql');

if (!existsSync(corpus)) {
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the reason is the name
  test.skip(`needs the corpora: there is no ${corpus}`, () => undefined);
} else {
  describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
    test('every revision of a real history is judged as the server did', async () => {
      const scratch = await openScratchServer({
        dialect: dialectNamed('postgresql'),
        server: server.url,
        from: `${process.cwd()}/`,
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
}
