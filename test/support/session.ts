import { createConnection } from 'mysql2/promise';
import pg from 'pg';

/** A driver's own session, for what tests do beside the code under test. */
export interface TestSession {
  /** Rows of one statement. */
  query<Row>(sql: string): Promise<readonly Row[]>;
  end(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 3000;

/** Opens a session by the scheme of the URL. */
export async function openSession(url: string): Promise<TestSession> {
  return /^(mysql|mariadb):/.test(url) ? openMysql(url) : openPostgres(url);
}

async function openPostgres(url: string): Promise<TestSession> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    query: async <Row>(sql: string) => (await client.query(sql)).rows as readonly Row[],
    end: () => client.end(),
  };
}

async function openMysql(url: string): Promise<TestSession> {
  const connection = await createConnection({ uri: url, connectTimeout: CONNECT_TIMEOUT_MS });
  return {
    async query<Row>(sql: string) {
      const [rows] = await connection.query(sql);
      return (Array.isArray(rows) ? (rows as unknown[]) : []) as readonly Row[];
    },
    end: () => connection.end(),
  };
}
