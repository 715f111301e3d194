import { isMigError } from '../../../src/errors/index.ts';
import { diagnose, RevisionGraph, type GraphRevision } from '../../../src/script/index.ts';

/** `id < down, down / dependency # label`, one revision a line. */
function revisions(text: string): GraphRevision[] {
  const list = (part: string | undefined) => part?.split(',').map((item) => item.trim()) ?? [];
  return text
    .trim()
    .split('\n')
    .map((line, index) => {
      const [, id = '', down, dep, label] =
        /^\s*([^\s<]+)(?: < ([^/#]+?))?(?: \/ ([^#]+?))?(?: # (.+))?$/.exec(line) ?? [];
      return {
        id,
        down: list(down),
        dependsOn: list(dep),
        labels: list(label),
        file: `${id}.ts`,
        line: index + 1,
      };
    });
}

const graph = (text: string) => RevisionGraph.build(revisions(text));

const shop = graph(`
  base01
  users1 < base01 # users
  users2 < users1
  shop01 < base01 / users1 # shop
  merge1 < users2, shop01
`);

test('a graph says what hangs together', () => {
  expect(shop.heads).toEqual(['merge1']);
  expect(shop.bases).toEqual(['base01']);
  expect(shop.childrenOf('base01')).toEqual(['users1', 'shop01']);
  expect(shop.dependentsOf('users1')).toEqual(['users2', 'shop01']);
  expect(shop.needsOf('shop01')).toEqual(['base01', 'users1']);
  expect(shop.labelsOf('merge1')).toEqual(['shop', 'users']);
  expect(shop.branchPoints().map(({ id }) => id)).toEqual(['base01']);
  expect(shop.mergePoints().map(({ id }) => id)).toEqual(['merge1']);
  expect(shop.forkPoint(['users2', 'shop01'])?.id).toBe('base01');
  expect(graph('aaaa\nbbbb').forkPoint(['aaaa', 'bbbb'])).toBeNull();
});

test('a plan tells the rows after each step, in any order of asking', () => {
  const { steps, rows } = shop.planUpgrade({ current: [], target: 'head' });
  expect(steps.map(({ revision, effect }) => [revision.id, effect.kind])).toEqual([
    ['base01', 'insert'],
    ['users1', 'update'],
    ['shop01', 'update'],
    ['users2', 'insert'],
    ['merge1', 'merge'],
  ]);
  expect(steps.map((step) => step.rows).reverse()).toEqual([
    ['merge1'],
    ['shop01', 'users2'],
    ['shop01'],
    ['users1'],
    ['base01'],
  ]);
  expect(rows).toEqual(['merge1']);
});

test('a single step runs only when its turn has come', () => {
  const { rows } = shop.planStep({ current: ['users1'], revision: 'shop01', direction: 'upgrade' });
  expect(rows).toEqual(['shop01']);
  expect(shop.planStep({ current: rows, revision: 'shop01', direction: 'downgrade' }).rows).toEqual([
    'users1',
  ]);
  for (const [revision, direction, blocker] of [
    ['merge1', 'upgrade', 'users2'],
    ['users1', 'upgrade', 'applied already'],
    ['base01', 'downgrade', 'users1'],
    ['merge1', 'downgrade', 'not applied'],
  ] as const)
    expect(caught(() => shop.planStep({ current: ['users1'], revision, direction }))).toMatchObject({
      code: 'MIG_STEP_OUT_OF_ORDER',
      message: expect.stringContaining(blocker) as string,
    });
});

test('with several rows, downgrading by steps says that it could have meant another', () => {
  const { warnings } = shop.planDowngrade({ current: ['users2', 'shop01'], target: '-1' });
  expect(warnings).toMatchObject([{ revision: 'users2', candidates: ['users2', 'shop01'] }]);
});

describe('every problem is found, under its own name and with its line', () => {
  test.each([
    ['a self-parent', 'a\nb < b', [['MIG_SELF_PARENT', 2]]],
    ['a self-dependency', 'a / a', [['MIG_SELF_DEPENDENCY', 1]]],
    ['an unknown parent', 'a\nb < gone', [['MIG_MISSING_PARENT', 2]]],
    ['an unknown dependency', 'a\nb / gone', [['MIG_MISSING_DEPENDENCY', 2]]],
    ['a duplicate', 'a\nb < a\nb < a', [['MIG_DUPLICATE_REVISION', 3]]],
    ['a circle', 'a < c\nb < a\nc < b\nd', [['MIG_CYCLE', 1]]],
    ['a circle between a base and a head', 'a\nb < a, c\nc < b\nd < c', [['MIG_CYCLE', 2]]],
    [
      'two circles',
      'a < b\nb < a\nc < d\nd < c',
      [
        ['MIG_CYCLE', 1],
        ['MIG_CYCLE', 3],
      ],
    ],
    ['a circle of dependencies', 'a\nb < a / d\nc\nd < c / b', [['MIG_DEPENDENCY_CYCLE', 2]]],
    [
      'both kinds of circle',
      'a < b\nb < a\nc / d\nd < c',
      [
        ['MIG_CYCLE', 1],
        ['MIG_DEPENDENCY_CYCLE', 3],
      ],
    ],
    ['a slash, which is no problem', 'a/b', []],
    ['an unusable id', 'a:b', [['MIG_ILLEGAL_REVISION_ID', 1]]],
    [
      'many at once',
      'a # x\nb < a # x\nc < gone\nd / gone\ne < e',
      [
        ['MIG_SELF_PARENT', 5],
        ['MIG_DUPLICATE_LABEL', 2],
        ['MIG_MISSING_DEPENDENCY', 4],
        ['MIG_MISSING_PARENT', 3],
      ],
    ],
  ] as const)('%s', (_name, text, wanted) => {
    const found = diagnose(revisions(text));
    expect(found.map(({ code, location }) => [code, location?.line])).toEqual(wanted);
    for (const { message, hint } of found) expect([message, hint]).not.toContain(undefined);
  });

  test('a circle is spelt out', () => {
    const [problem] = diagnose(revisions('a < c\nb < a\nc < b\nd < c'));
    expect(problem?.message).toBe('Revisions follow one another in a circle: a → c → b → a.');
  });
});

test('heads are known although an id is there twice', () => {
  const { graph: left, problems } = RevisionGraph.inspect(revisions('a\nb < a\nb < a\nc < a'));
  expect(problems.map(({ code }) => code)).toEqual(['MIG_DUPLICATE_REVISION']);
  expect(left?.heads).toEqual(['b', 'c']);
  expect(RevisionGraph.inspect(revisions('a < b\nb < a')).graph).toBeNull();
});

test('an unknown name comes with advice', () => {
  expect(caught(() => shop.resolve('USERS1'))).toMatchObject({
    code: 'MIG_REVISION_NOT_FOUND',
    hint: 'Did you mean users1?',
  });
});

test('ten thousand revisions in a row are no deeper than the stack', () => {
  const long = Array.from({ length: 10_000 }, (_none, index) => ({
    id: `r${index}`,
    down: index === 0 ? [] : [`r${index - 1}`],
    labels: index % 100 === 0 ? [`l${index}`] : [],
    dependsOn: [],
  }));
  const built = RevisionGraph.build(long);
  expect(built.planUpgrade({ current: [], target: 'head' }).steps).toHaveLength(10_000);
  expect(built.planDowngrade({ current: ['r9999'], target: 'base' }).rows).toEqual([]);
  expect(built.labelsOf('r9999')).toHaveLength(100);
  const circle = long.map((revision, index) => (index === 0 ? { ...revision, down: ['r9999'] } : revision));
  expect(diagnose(circle).map(({ code }) => code)).toEqual(['MIG_CYCLE']);
});

function caught(body: () => unknown) {
  try {
    body();
  } catch (error) {
    if (isMigError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
