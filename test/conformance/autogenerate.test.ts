import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runAutogenerateVectors, type AutogenerateVectors } from '../support/conformance/autogenerate.ts';
import { deviations } from '../support/conformance/autogenerate-deviations.ts';
import { describeOn } from '../support/databases.ts';

const folder = resolve(
  process.env['MIG_SHARED'] ?? join(__dirname, '../../../shared'),
  'conformance/autogenerate',
);

(existsSync(folder) ? describe : describe.skip)(`the vectors in ${folder}`, () => {
  for (const dialect of ['postgresql', 'mariadb', 'mysql'])
    describeOn({ dialect, embedded: false }, (server) => {
      test.each(['noDiff', 'change', 'raw', 'random'])(
        '%s: what is generated closes every difference, and opens it again',
        (kind) => expectAll(`${dialect}-${kind}.json`, server),
        600_000,
      );
    });
  describeOn({ dialect: 'sqlite', files: false }, (server) => {
    test.each(['noDiff', 'change', 'raw', 'random'])(
      '%s: what is generated closes every difference, and opens it again',
      (kind) => expectAll(`sqlite-${kind}.json`, server),
      600_000,
    );
  });

  /** A sample, for each takes two databases: `npm run conformance` runs them all. */
  async function expectAll(
    name: string,
    server: { readonly url: string; readonly from: string },
  ): Promise<void> {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as AutogenerateVectors;
    const vectors = file.vectors.filter((_vector, index) => index % 10 === 0);
    const failures: string[] = [];
    for await (const { id, ok, why } of runAutogenerateVectors({ ...file, vectors }, server))
      if (!ok) failures.push(`${id}: ${why}`);
    expect(failures).toEqual([]);
  }
});

test('the list of deviations and the rules are the same', () => {
  const page = readFileSync(join(__dirname, 'deviations-autogenerate.md'), 'utf8');
  const listed = [...page.matchAll(/^- `([\w-]+)`/gm)].map(([, name]) => name);
  expect(listed).toEqual(deviations.map(({ name }) => name));
});
