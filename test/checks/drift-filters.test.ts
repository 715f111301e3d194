import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runGuard, type Report } from '../../src/commands/index.ts';
import { describeOn } from '../support/databases.ts';
import { makeProject, sqlRevision } from '../support/project.ts';

describeOn({ embedded: true }, (server) => {
  const drift = async (
    filters: string,
  ): Promise<Pick<Report, 'verdict' | 'notes'> & { objects: readonly string[] }> => {
    const project = makeProject({
      'mig.config.ts': `export default { dialect: '${server.dialect}', migrations: './m', schema: './schema.sql', ${filters} };\n`,
      'schema.sql': 'create table person (id integer primary key);',
      'm/1.sql': sqlRevision({
        id: 'a1',
        upgrade:
          'create table person (id integer primary key); create table old_log (id integer, note text);',
        downgrade: 'drop table old_log; drop table person;',
      }),
    });
    symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
    try {
      const { verdict, notes, findings, checks } = await runGuard({
        from: project.root,
        environment: {},
        checks: ['drift'],
        url: server.url === '' ? 'embedded' : server.url,
      });
      expect(checks.flatMap(({ error }) => error ?? [])).toEqual([]);
      const objects = findings.flatMap(({ location }) => location?.object ?? []);
      return { verdict, notes, objects };
    } finally {
      project.remove();
    }
  };

  it('G-33 what is unmanaged is no finding, and that it was left out is said', async () => {
    const all = await drift('');
    expect(all.verdict).toBe('findings');
    expect(all.objects).toContainEqual(expect.stringMatching(/^table (public\.)?old_log$/));
    expect(await drift("unmanaged: ['*old_*', 'table gone']")).toEqual({
      verdict: 'clean',
      objects: [],
      notes: [
        {
          check: 'drift',
          message: expect.stringMatching(
            /^Left out by the filters of the configuration: \d of the objects\.$/,
          ) as unknown,
        },
        expect.objectContaining({
          message: expect.stringContaining('`unmanaged` says table gone') as unknown,
        }),
      ],
    });
  });

  it('G-33 so with a function', async () => {
    const { verdict, objects } = await drift('includeObject: ({ reflected }) => !reflected');
    expect({ verdict, objects }).toEqual({ verdict: 'clean', objects: [] });
  });
});
