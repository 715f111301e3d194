import { closest } from '../../src/util/index.ts';

describe('the word that was most likely meant', () => {
  it.each([
    ['sever', 'server'],
    ['SERVER', 'server'],
    ['chekcs', 'checks'],
    ['failon', 'failOn'],
    ['versionTabel', undefined],
    ['x', undefined],
    ['banana', undefined],
  ])('%s → %s', (word, meant) => {
    expect(closest(word, ['server', 'checks', 'failOn', 'heads'])).toBe(meant);
  });

  it('the nearest wins', () => {
    expect(closest('head', ['heads', 'head-range', 'read'])).toBe('heads');
    expect(closest('upgrad', ['downgrade', 'upgrade'])).toBe('upgrade');
  });
});
