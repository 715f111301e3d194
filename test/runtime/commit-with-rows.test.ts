import { upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { publicTables, query, versionRows } from '../support/query.ts';

interface Failing {
  /** Lines of the second revision's upgrade, the first of which is line 6 of its file. */
  readonly sql: readonly string[];
  readonly code?: string;
  readonly reason: RegExp;
  /** Absent: none of the file's. */
  readonly line?: number;
  readonly statement?: string;
  readonly statementsRun: number;
}

const failing: Readonly<Record<string, Failing>> = {
  'the first statement': {
    sql: ['select 1/0;', 'create table t (id integer);'],
    reason: /division by zero/,
    line: 6,
    statement: 'select 1/0',
    statementsRun: 0,
  },
  'the last statement, on its second line': {
    sql: ["comment on table first is 'ä𝄞';", 'insert into first', 'values (nothing);'],
    reason: /column "nothing" does not exist/,
    line: 8,
    statement: 'insert into first\nvalues (nothing)',
    statementsRun: 1,
  },
  'a statement that cannot be read': {
    sql: ['create table t (id integer);', 'selec 1;', 'create table u (id integer);'],
    reason: /syntax error at or near "selec"/,
    line: 7,
    statement: 'selec 1',
    statementsRun: 1,
  },
  'a quote that is left open': {
    sql: ['create table t (id integer);', "insert into first values ('open"],
    reason: /unterminated|syntax error/,
    line: 7,
    statementsRun: 1,
  },
  'a constraint that is looked at in the end': {
    sql: [
      'create table t (id integer references first (id) deferrable initially deferred);',
      'insert into t values (7);',
    ],
    reason: /violates foreign key constraint/,
    statement: 'COMMIT',
    statementsRun: 1,
  },
  'the row of the version table that is gone': {
    sql: ['create table t (id integer);', 'delete from alembic_version;'],
    code: 'MIG_VERSION_ROW_COUNT',
    reason: /update of row "a1" in .*alembic_version.* it hit 0/,
    statementsRun: 2,
  },
  'behind a statement of another way to read text': {
    sql: [
      'set standard_conforming_strings = off;',
      "insert into first values (length('\\\\'));",
      'select 1/0;',
    ],
    reason: /division by zero/,
    line: 8,
    statement: 'select 1/0',
    statementsRun: 2,
  },
};

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let project: TestProject;
  let url: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    project = makeProject();
    ({ url, drop } = await scratchUrl(server));
    project.write('migrations/1.sql', table('a1', '', 'create table first (id integer primary key);'));
  });
  afterEach(async () => {
    project.remove();
    await drop();
  });

  const table = (id: string, down: string, up: string): string => sqlRevision({ id, down, upgrade: up });
  const here = (): DatabaseOptions => ({ from: project.root, url, environment: {} });

  it.each(Object.entries(failing))(
    '%s',
    async (_title, { sql, code, reason, line, statement, statementsRun }) => {
      project.write('migrations/2.sql', table('b2', 'a1', sql.join('\n')));
      const error = await upgrade(here()).then(
        () => undefined,
        (thrown: MigError) => thrown,
      );
      expect(error).toMatchObject({
        code: 'MIG_REVISION_FAILED',
        message: expect.stringMatching(reason) as unknown,
        details: {
          failure: { code: code ?? 'MIG_STATEMENT_FAILED' },
          kept: ['a1'],
          rows: ['a1'],
          statementsRun,
        },
        location: {
          revision: 'b2',
          file: expect.stringContaining('migrations/2.sql') as unknown,
          ...(statement === undefined ? {} : { statement }),
        },
      });
      expect(error?.location?.line).toBe(line);
      expect(error?.message).toContain('b2 was rolled back. The database is at a1.');
      expect(await versionRows(url)).toEqual(['a1']);
      expect(await publicTables(url)).toBe('alembic_version first');
    },
  );

  it('every statement counts, with a message of its own or in that of COMMIT', async () => {
    project.write(
      'migrations/2.sql',
      table('b2', 'a1', 'insert into first values (1); insert into first values (2);'),
    );
    project.write('migrations/3.sql', table('c3', 'b2', '-- nothing yet'));
    const { revisions } = await upgrade(here());
    expect(revisions.map(({ statements }) => statements)).toEqual([1, 2, 0]);
    expect(await query(url, 'select count(*)::int as n from first')).toEqual([{ n: 2 }]);
    expect(await versionRows(url)).toEqual(['c3']);
  });
});
