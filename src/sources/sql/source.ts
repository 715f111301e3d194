import { migError } from '../../errors/index.ts';
import type { MigrationSource, SourceProblem, SourceRevision } from '../contract.ts';
import { graphProblems } from './graph-problems.ts';
import { readSqlFolder, type SqlFolder } from './read-folder.ts';
import type { SqlFile } from './revision.ts';
import { runFile, statementsOf } from './run-file.ts';

export type SqlSourceOptions = SqlFolder;

/** A folder of `*.up.sql` and `*.down.sql`, read once, when it is first asked for something. */
export function createSqlSource(options: SqlSourceOptions): MigrationSource {
  let read: ReturnType<typeof readSqlFolder> | undefined;
  const history = () => (read ??= readSqlFolder(options));

  const fileOf = (revision: SourceRevision, direction: 'upgrade' | 'downgrade'): SqlFile => {
    const found = history().revisions.find((item) => item.revision.id === revision.id);
    const file = direction === 'upgrade' ? found?.up : found?.down;
    if (file === undefined) throw migError('MIG_NO_DOWNGRADE', { revision: revision.id });
    return file;
  };

  return {
    kind: 'sql',
    bookkeepingTables: [],
    async revisions() {
      return history().revisions.map(({ revision }) => revision);
    },
    async problems() {
      return [
        ...graphProblems(history().revisions.map(({ revision }) => revision)),
        ...history().strays.map((file): SourceProblem => ({
          code: 'MC107',
          severity: 'warning',
          message: `${file} is a downgrade without an upgrade: nothing ever runs it.`,
          location: { file },
        })),
      ];
    },
    async prepare(connection) {
      for (const sql of history().pre) await connection.script(sql);
      await connection.reset();
    },
    apply: ({ revision, direction, connection, dialect }) =>
      runFile({
        connection,
        dialect,
        file: fileOf(revision, direction),
        revision: revision.id,
        session: history().session,
      }),
    async sql(revision, direction, dialect) {
      if (direction === 'downgrade' && revision.downgrade === 'missing')
        return { unavailable: 'the history has no downgrade file for this revision' };
      return { statements: statementsOf(dialect, fileOf(revision, direction)).map(({ sql }) => sql) };
    },
  };
}
