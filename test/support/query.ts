import { openSession } from './session.ts';

/** Rows of one statement, on a session of its own. */
export async function query<Row>(url: string, sql: string): Promise<readonly Row[]> {
  const session = await openSession(url);
  try {
    return await session.query<Row>(sql);
  } finally {
    await session.end();
  }
}
