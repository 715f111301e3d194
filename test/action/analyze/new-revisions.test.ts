import { revisionChanges } from '../../../action/src/analyze/new-revisions.ts';
import { revision } from '../support.ts';

const none = (): Promise<undefined> => Promise.resolve(undefined);

it('finds added, edited and removed revisions below the folder of the config', async () => {
  const changes = await revisionChanges({
    revisions: [revision('a'), revision('b'), revision('c')],
    files: [
      { path: 'app/migrations/b.sql', status: 'edited' },
      { path: 'app/migrations/c.sql', status: 'added' },
      { path: 'app/migrations/gone.sql', status: 'removed' },
      { path: 'migrations/a.sql', status: 'added' },
    ],
    root: 'app',
    baseText: none,
  });
  expect(changes.added.map(({ id }) => id)).toEqual(['c']);
  expect(changes.edited).toEqual(['app/migrations/b.sql']);
  expect(changes.removed).toEqual(['app/migrations/gone.sql']);
  expect(changes.touchesMigrations).toBe(true);
});

it('does not take a renamed file for a new revision', async () => {
  const { added, removed } = await revisionChanges({
    revisions: [revision('abc', { file: 'migrations/abc_new_name.sql' })],
    files: [
      { path: 'migrations/abc_new_name.sql', status: 'added' },
      { path: 'migrations/abc_old_name.sql', status: 'removed' },
    ],
    root: '',
    baseText: () => Promise.resolve('-- revision: abc\n-- upgrade\nselect 1;'),
  });
  expect({ added, removed }).toEqual({ added: [], removed: [] });
});

it('puts parents first', async () => {
  const revisions = [revision('c', { parents: ['b'] }), revision('b', { parents: ['a'] }), revision('a')];
  const files = revisions.map(({ file }) => ({ path: file, status: 'added' as const }));
  const { added } = await revisionChanges({ revisions, files, root: '', baseText: none });
  expect(added.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it('a change elsewhere touches no migration', async () => {
  const { touchesMigrations } = await revisionChanges({
    revisions: [revision('a')],
    files: [{ path: 'README.md', status: 'edited' }],
    root: '',
    baseText: none,
  });
  expect(touchesMigrations).toBe(false);
});
