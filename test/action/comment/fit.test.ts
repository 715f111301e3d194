import fc from 'fast-check';
import { fit, type Section } from '../../../action/src/comment/fit.ts';

const section = (name: string, importance: number, items: Section['items']): Section => ({
  name,
  importance,
  head: `# ${name}`,
  items,
});

it('gives everything in full when there is room', () => {
  const { text, complete } = fit([section('a', 1, [['long form', 'short']])], 1000, 'the summary');
  expect(text).toBe('# a\n\nlong form');
  expect(complete).toBe(true);
});

it('shortens the less important section first', () => {
  const long = 'x'.repeat(300);
  const sections = [section('less', 2, [[`${long} less`, 'l']]), section('more', 1, [[`${long} more`, 'm']])];
  const { text, complete } = fit(sections, 800, 'the summary');
  expect(text).toContain(`${long} more`);
  expect(text).toContain('\n\nl\n\n');
  expect(complete).toBe(false);
});

it('says how many of how many are shown, and where the rest is', () => {
  const items = Array.from({ length: 40 }, (_, index): [string] => [`item ${index} ${'y'.repeat(40)}`]);
  const { text } = fit([section('a', 1, items)], 1000, 'the job summary');
  expect(text).toMatch(/_\d+ of 40 shown; the rest is in the job summary\._$/);
});

it('names the sections that had to go', () => {
  const { text } = fit(
    [section('kept', 1, []), { name: 'notes', importance: 9, head: 'n'.repeat(500), items: [] }],
    400,
    'the job summary',
  );
  expect(text).toBe('# kept\n\n_Left out for length: notes; see the job summary._');
});

it('never exceeds the limit', () => {
  const item = fc.tuple(fc.string({ maxLength: 400 }), fc.string({ maxLength: 40 }));
  const arbitrary = fc.array(
    fc.record({
      name: fc.constantFrom('one', 'two', 'three'),
      importance: fc.nat(5),
      head: fc.string({ maxLength: 200 }),
      items: fc.array(item, { maxLength: 30 }),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 400, max: 5000 }), (sections, limit) => {
      expect(fit(sections, limit, 'the job summary').text.length).toBeLessThanOrEqual(limit);
    }),
  );
});
