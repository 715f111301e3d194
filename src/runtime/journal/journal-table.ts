import type { Connection, Dialect } from '../../dialects/index.ts';
import type { Direction } from '../../script/index.ts';
import { qualifiedName, type VersionTableSettings } from '../version-table/version-table.ts';

/** One statement of a revision that is under way and cannot be rolled back. */
export interface JournalRow {
  /** Counts from 1 through the statements that are recorded. */
  readonly position: number;
  readonly revision: string;
  readonly direction: Direction;
  /** Hash of the statement and its values. */
  readonly digest: string;
  /** `sent`: it was given to the server; a later row says that it was done. `connection`: other code took over. */
  readonly state: 'done' | 'sent' | 'failed' | 'connection';
  /** For people; cut when it is long. */
  readonly statement: string;
  /** Of the catalog before the statement; `null`: it cannot be seen there. */
  readonly fingerprint: string | null;
  /** The session that it was sent in. */
  readonly session: string;
  /** Why it failed; `null` while that is not known. */
  readonly reason: string | null;
  /** When it was sent, ISO 8601. */
  readonly sentAt: string;
}

/** Statements that people see are cut here, in characters. */
const LONGEST = 2000;

/** The journal stands beside the version table. */
export function journalTable({
  name,
  schema,
}: Pick<VersionTableSettings, 'name' | 'schema'>): VersionTableSettings {
  return { name: `${name}_journal`, ...(schema === undefined ? {} : { schema }), primaryKey: true };
}

/** CREATE TABLE IF NOT EXISTS of the journal. */
export function createJournalSql(dialect: Dialect, table: VersionTableSettings): readonly string[] {
  const text = (name: string, length: number, nullable = false) => ({
    name,
    type: { name: 'String', length } as const,
    nullable,
  });
  return dialect.compile({
    op: 'createTable',
    ifNotExists: true,
    table: {
      name: { quoted: table.name },
      ...(table.schema === undefined ? {} : { schema: { quoted: table.schema } }),
      columns: [
        { name: 'position', type: { name: 'Integer' }, nullable: false, autoincrement: false },
        text('revision', 32),
        text('direction', 9),
        text('digest', 64),
        text('state', 10),
        { name: 'statement', type: { name: 'Text' }, nullable: false },
        text('fingerprint', 64, true),
        text('session', 64),
        { name: 'reason', type: { name: 'Text' }, nullable: true },
        text('sent_at', 32),
      ],
      constraints: [{ kind: 'primaryKey', name: { f: `${table.name}_pkc` }, columns: ['position'] }],
    },
  });
}

/** All rows by their position. The table must exist. */
export async function readJournal(
  connection: Connection,
  dialect: Dialect,
  table: VersionTableSettings,
): Promise<readonly JournalRow[]> {
  const q = (name: string): string => dialect.quote(name);
  const rows = await connection.query<Record<string, unknown>>(
    `SELECT ${COLUMNS.map(q).join(', ')} FROM ${qualifiedName(dialect, table)} ORDER BY ${q('position')}`,
  );
  return rows.map(({ sent_at: sentAt, position, ...row }) => ({
    ...row,
    position: Number(position),
    sentAt,
  })) as unknown as readonly JournalRow[];
}

const COLUMNS = [
  'position',
  'revision',
  'direction',
  'digest',
  'state',
  'statement',
  'fingerprint',
  'session',
  'reason',
  'sent_at',
] as const;

/** INSERT of one row. */
export function insertRowSql(dialect: Dialect, table: VersionTableSettings, row: JournalRow): string {
  const { position, revision, direction, digest, state, statement, fingerprint, session, reason, sentAt } =
    row;
  const values = [
    position,
    revision,
    direction,
    digest,
    state,
    cut(statement),
    fingerprint,
    session,
    reason === null ? null : cut(reason),
    sentAt,
  ].map((value) => dialect.literal(value));
  const columns = COLUMNS.map((name) => dialect.quote(name)).join(', ');
  return `INSERT INTO ${qualifiedName(dialect, table)} (${columns}) VALUES (${values.join(', ')})`;
}

/** DELETE of the rows from a position on. */
export function deleteFromSql(dialect: Dialect, table: VersionTableSettings, position = 1): string {
  return `DELETE FROM ${qualifiedName(dialect, table)} WHERE ${dialect.quote('position')} >= ${position}`;
}

/** A NUL is no text to any server. */
function cut(text: string): string {
  const clean = text.replaceAll('\0', '\uFFFD');
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
}
