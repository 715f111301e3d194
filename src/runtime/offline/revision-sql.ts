import type { ConventionSettings } from '../../config/index.ts';
import type { SqlDialect } from '../../dialects/index.ts';
import type { Direction, RevisionScript } from '../../script/index.ts';
import type { SentStatement } from '../step/sender.ts';
import { sendRevision } from '../step/send-revision.ts';

export interface RevisionSqlRequest {
  readonly script: RevisionScript;
  readonly direction: Direction;
  readonly dialect: SqlDialect;
  /** Project root, absolute. */
  readonly root: string;
  /** Where the names come from that operations leave open. @defaultValue the server */
  readonly conventions?: ConventionSettings;
}

/** The statements of one direction of a revision, without a database. Code of the revision runs. */
export async function revisionSql(request: RevisionSqlRequest): Promise<readonly SentStatement[]> {
  const statements: SentStatement[] = [];
  await sendRevision({
    ...request,
    offline: true,
    sink: {
      send: async (statement) => void statements.push(statement),
      autocommit: (body) => body(),
      text: () => undefined,
    },
  });
  return statements;
}
