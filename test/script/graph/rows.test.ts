import { isMigError } from '../../../src/errors/index.ts';
import { RevisionGraph } from '../../../src/script/index.ts';

/** `id<parent,parent !dependency #label`, in load order. */
function graph(...lines: readonly string[]): RevisionGraph {
  return RevisionGraph.build(
    lines.map((line) => {
      const [head = '', ...rest] = line.split(' ');
      const [id = '', down = ''] = head.split('<');
      const marked = (sign: string): string[] =>
        rest.flatMap((word) => (word.startsWith(sign) ? [word.slice(1)] : []));
      return { id, down: down === '' ? [] : down.split(','), dependsOn: marked('!'), labels: marked('#') };
    }),
  );
}

const up = (g: RevisionGraph, current: readonly string[], target: string): string[] =>
  g.planUpgrade({ current, target }).steps.map(({ revision }) => revision.id);
const down = (g: RevisionGraph, current: readonly string[], target: string): string[] =>
  g.planDowngrade({ current, target }).steps.map(({ revision }) => revision.id);
const listed = (g: RevisionGraph, range: string): string[] => g.history({ range }).map(({ id }) => id);
const error = (run: () => unknown): string => {
  try {
    run();
  } catch (thrown) {
    return isMigError(thrown) ? `${thrown.code} ${thrown.message}` : `raw ${String(thrown)}`;
  }
  return 'none';
};

const line = graph('aaaa', 'bbbb<aaaa', 'cccc<bbbb');
const fork = graph('aaaa', 'llll<aaaa #left', 'rrrr<aaaa #right', 'xxxx<llll');
const merged = graph('aaaa', 'bbbb<aaaa', 'cccc<aaaa', 'mmmm<bbbb,cccc');
const needy = graph('a111 #one', 'a222<a111', 'b111 #two !a222', 'b222<b111');

test('REV-01 REV-02 only parents make heads and bases; a head that is depended on is not effective', () => {
  expect(needy.heads).toEqual(['a222', 'b222']);
  expect(needy.effectiveHeads).toEqual(['b222']);
  expect(needy.bases).toEqual(['a111', 'b111']);
  expect(merged.mergePoints().map(({ id }) => id)).toEqual(['mmmm']);
  expect(fork.branchPoints().map(({ id }) => id)).toEqual(['aaaa']);
});

test('REV-03 a dependency that an ancestor has is dropped', () => {
  const g = graph('aaaa', 'dddd', 'bbbb<aaaa !dddd', 'cccc<bbbb !dddd !bbbb');
  expect(g.normalizedDependenciesOf('bbbb')).toEqual(['dddd']);
  expect(g.needsOf('cccc')).toEqual(['bbbb']);
});

test('REV-04 REV-05 a label spreads up, and down to the nearest branch point; alone it means its revision', () => {
  expect(fork.labelsOf('xxxx')).toEqual(['left']);
  expect(fork.labelsOf('aaaa')).toEqual([]);
  expect(graph('aaaa', 'bbbb<aaaa #top').labelsOf('aaaa')).toEqual(['top']);
  expect(fork.resolve('left')?.id).toBe('llll');
});

test.each([
  ['REV-06', 'a@b'],
  ['REV-06', 'a+b'],
  ['REV-06', 'a-b'],
  ['REV-06', 'a:b'],
])('%s the id of %s is illegal', (_row, id) => {
  expect(error(() => graph(id))).toContain('MIG_ILLEGAL_REVISION_ID');
});

test.each(['head', 'heads', 'base', 'current'])('REV-06 %s is reserved', (id) => {
  expect(error(() => graph(id))).toContain('MIG_RESERVED_REVISION_ID');
});

test('REV-07 REV-30 load order breaks ties, and a branch is followed as far as possible', () => {
  expect(up(graph('aaaa', 'b111<aaaa', 'c111<aaaa', 'b222<b111'), [], 'heads')).toEqual(
    up(graph('aaaa', 'b111<aaaa', 'c111<aaaa', 'b222<b111'), [], 'heads'),
  );
  expect(up(merged, [], 'head').at(-1)).toBe('mmmm');
});

test('REV-08 head, heads and base', () => {
  expect(line.resolve('head')?.id).toBe('cccc');
  expect(error(() => fork.resolve('head'))).toMatch(/MIG_MULTIPLE_HEADS .*rrrr.*xxxx/);
  expect(fork.resolveMany('heads')).toHaveLength(2);
  expect(line.resolve('base')).toBeNull();
  expect(graph().resolve('head')).toBeNull();
});

test('REV-09 ERR-12 partial ids match one; several and none are errors', () => {
  expect(line.resolve('bb')?.id).toBe('bbbb');
  const many = graph('abcd1', 'abcd2<abcd1', 'abcd3<abcd2', 'abcd4<abcd3');
  expect(error(() => many.resolve('abcd'))).toMatch(/MIG_AMBIGUOUS_ID .*abcd1.*abcd2.*abcd3/);
  expect(error(() => line.resolve('zz'))).toContain('MIG_REVISION_NOT_FOUND');
});

test('REV-10 REV-11 ERR-12 symbols within a branch', () => {
  expect(fork.resolve('left@head')?.id).toBe('xxxx');
  expect(fork.resolve('rrrr@head')?.id).toBe('rrrr');
  expect(error(() => fork.resolve('nowhere@rrrr'))).toContain('MIG_BRANCH_NOT_FOUND');
  expect(error(() => fork.resolve('left@rrrr'))).toContain('MIG_NOT_IN_BRANCH');
  const split = graph('aaaa #one', 'bbbb<aaaa', 'cccc<aaaa');
  expect(error(() => split.resolve('one@head'))).toContain('MIG_MULTIPLE_HEADS');
  expect(split.resolveMany('one@heads')).toHaveLength(2);
});

test('REV-13 REV-14 REV-16 relative upgrades', () => {
  expect(up(line, ['aaaa'], '+1')).toEqual(['bbbb']);
  expect(up(line, [], '+2')).toEqual(['aaaa', 'bbbb']);
  expect(up(line, [], 'bbbb+1')).toEqual(['aaaa', 'bbbb', 'cccc']);
  expect(up(line, [], 'cccc-1')).toEqual(['aaaa', 'bbbb']);
  expect(error(() => up(line, [], '+1x'))).not.toBe('none');
  expect(error(() => up(fork, ['aaaa'], '+1'))).toMatch(/^MIG_/);
});

test('REV-15 a branch’s own steps', () => {
  expect(up(fork, ['aaaa'], 'left@+1')).toEqual(['llll']);
  expect(up(fork, ['llll', 'rrrr'], 'left@+1')).toEqual(['xxxx']);
});

test('REV-17 ERR-08 ERR-09 steps that cannot be made', () => {
  expect(error(() => up(line, ['cccc'], '+1'))).toMatch(/^MIG_/);
  expect(error(() => up(line, ['cccc'], '-1'))).toMatch(/^MIG_/);
  expect(error(() => down(line, ['cccc'], '+1'))).toMatch(/^MIG_/);
  expect(error(() => down(line, ['aaaa'], '-2'))).toMatch(/^MIG_/);
});

test('REV-18 REV-19 relative downgrades', () => {
  expect(down(line, ['cccc'], '-3')).toEqual(['cccc', 'bbbb', 'aaaa']);
  expect(error(() => down(merged, ['mmmm'], '-2'))).toMatch(/^MIG_/);
  const { steps, warnings } = fork.planDowngrade({ current: ['xxxx', 'rrrr'], target: '-1' });
  expect(steps.map(({ revision }) => revision.id)).toEqual(['xxxx']);
  expect(warnings).toHaveLength(1);
  expect(down(fork, ['xxxx', 'rrrr'], 'right@-1')).toEqual(['rrrr']);
});

test('REV-20 a branch without a row of its own; its dependents go too', () => {
  expect(down(needy, ['b222'], 'one@-1')).toEqual(['b222', 'b111', 'a222']);
});

test('REV-23 ranges of a branch', () => {
  expect(listed(fork, ':left@head')).toEqual(['xxxx', 'llll', 'aaaa']);
  expect(listed(fork, 'right@base:')).toContain('rrrr');
});

test('REV-24 REV-25 ERR-12 what an upgrade runs; overlapping rows are refused, stamping is the way out', () => {
  expect(up(needy, ['a111'], 'b222')).toEqual(['a222', 'b111', 'b222']);
  expect(error(() => up(line, ['aaaa', 'bbbb'], 'head'))).toMatch(/^MIG_.*(aaaa.*bbbb|bbbb.*aaaa)/);
  expect(line.planStamp({ current: ['aaaa', 'bbbb'], targets: ['cccc'], purge: true }).rows).toEqual([
    'cccc',
  ]);
});

test('REV-26 REV-27 REV-28 what a downgrade reverts', () => {
  expect(down(needy, ['b222'], 'a111')).toEqual(['b222', 'b111', 'a222']);
  expect(down(fork, ['xxxx', 'rrrr'], 'left@aaaa')).toEqual(['xxxx', 'llll']);
  expect(down(fork, ['xxxx', 'rrrr'], 'left@base')).toHaveLength(4);
});

test('REV-29 dependencies of a reverted branch stay, with a row', () => {
  const { rows } = needy.planDowngrade({ current: ['b222'], target: 'two@base' });
  expect(rows).toEqual(['a222']);
});

test('CMD-39 ERR-09 a target that is not below is refused', () => {
  expect(error(() => down(fork, ['xxxx'], 'rrrr'))).toMatch(/^MIG_/);
});

test.each([
  ['REV-36', 'MIG_DUPLICATE_REVISION', ['aaaa', 'aaaa']],
  ['REV-37', 'MIG_MISSING_PARENT', ['aaaa<zzzz']],
  ['REV-37', 'MIG_MISSING_DEPENDENCY', ['aaaa !zzzz']],
  ['REV-38', 'MIG_DUPLICATE_LABEL', ['aaaa #one', 'bbbb<aaaa #one']],
  ['REV-38', 'MIG_DUPLICATE_LABEL', ['aaaa', 'bbbb<aaaa #aaaa']],
  ['REV-39', 'MIG_SELF_PARENT', ['aaaa<aaaa']],
  ['REV-39', 'MIG_SELF_DEPENDENCY', ['aaaa !aaaa']],
  ['REV-39', 'MIG_CYCLE', ['aaaa<bbbb', 'bbbb<aaaa']],
  ['REV-39', 'MIG_DEPENDENCY_CYCLE', ['aaaa !bbbb', 'bbbb<aaaa', 'cccc<bbbb']],
])('ERR-02 %s %s: %j', (_row, code, lines) => {
  expect(error(() => graph(...lines))).toContain(code);
});
