import { randomBytes } from 'node:crypto';
import { processesIn, query } from './query.ts';
import type { TestServer } from './servers.ts';

export type { TestServer } from './servers.ts';

/** Every server that the global set-up found. */
export const servers: readonly TestServer[] = JSON.parse(
  process.env['MIG_TEST_SERVERS'] ?? '[]',
) as TestServer[];

/** Which servers a group of tests wants: every field given must match. */
export type ServerFilter = Partial<Pick<TestServer, 'id' | 'dialect' | 'embedded' | 'files'>>;

export function serversOf(filter: ServerFilter): readonly TestServer[] {
  return servers.filter((server) =>
    Object.entries(filter).every(([key, wanted]) => server[key as keyof TestServer] === wanted),
  );
}

/** One `describe` for each server found; a single skipped test says so when there is none. */
export function describeOn(filter: ServerFilter, body: (server: TestServer) => void): void {
  const wanted = serversOf(filter);
  if (wanted.length === 0) {
    test.skip(`needs a server that was not found: ${JSON.stringify(filter)}`, () => undefined);
    return;
  }
  for (const server of wanted) describe(`on ${server.id}`, () => body(server));
}

/** A new empty database on a server; `drop` ends sessions that are still connected to it. */
export async function scratchUrl(
  server: TestServer,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `mig_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  const characters = server.dialect === 'postgresql' ? '' : ' character set utf8mb4';
  await query(server.url, `create database ${name}${characters}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(server, name) };
}

async function dropDatabase(server: TestServer, name: string): Promise<void> {
  if (server.dialect === 'postgresql') {
    await query(server.url, `drop database if exists ${name} with (force)`);
    return;
  }
  // One that ended by itself meanwhile is no error.
  for (const { Id } of await processesIn(server.url, name))
    await query(server.url, `kill ${Id}`).catch(() => undefined);
  await query(server.url, `drop database if exists ${name}`);
}
