import { foldSigns } from '../../../../src/dialects/mysql/snapshot/fold-signs.ts';

test.each([
  ['(`a` > -(4))', '(`a` > -4)'],
  ['(`a` - -(3.5))', '(`a` - -3.5)'],
  ['-(1.5e-4)', '-1.5e-4'],
  ['(`a` - 4)', '(`a` - 4)'],
  ['-((`a` + 1))', '-((`a` + 1))'],
  ["(`a` <> '-(4)')", "(`a` <> '-(4)')"],
  ['(`-(4)` > -(4))', '(`-(4)` > -4)'],
  ['abs(`a`)-(4)', 'abs(`a`)-(4)'],
])('%s is kept as %s', (printed, kept) => {
  expect(foldSigns(printed)).toBe(kept);
});
