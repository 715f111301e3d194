import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { query } from './query.ts';
import { knownServers, type KnownServer, type TestServer } from './servers.ts';

/** Finds the servers that are there, says which are not, and fails for those that MIG_TEST_REQUIRE names. */
export default async function globalSetup(): Promise<void> {
  const results = await Promise.all(knownServers.map(async (known) => ({ known, found: await find(known) })));
  const found = results.flatMap(({ found: server }) => (typeof server === 'string' ? [] : [server]));
  process.env['MIG_TEST_SERVERS'] = JSON.stringify(found);

  const lines = results.map(({ known, found: server }) =>
    typeof server === 'string'
      ? `  - ${known.id}: not found (${server})`
      : `  + ${server.id}: ${server.version}`,
  );
  process.stdout.write(`\nDatabases\n${lines.join('\n')}\n`);

  const required = (process.env['MIG_TEST_REQUIRE'] ?? '').split(',').filter((id) => id !== '');
  const missing = required.filter((id) => !found.some((server) => server.id === id));
  if (missing.length > 0)
    throw new Error(`MIG_TEST_REQUIRE names databases that were not found: ${missing.join(', ')}`);
}

/** The server, or why it is not there. */
async function find(known: KnownServer): Promise<TestServer | string> {
  return known.embedded === undefined ? findByUrl(known) : findEmbedded(known, known.embedded);
}

function findEmbedded({ id, dialect, variable, files }: KnownServer, name: string): TestServer | string {
  const from = `${resolve(process.env[variable ?? ''] ?? '.')}/`;
  if (!canLoad(from, name))
    return `${name} is not installed${variable === undefined ? '' : `, and ${variable} names no folder with it`}`;
  const url = files === undefined ? '' : `sqlite::memory:?driver=${name}`;
  return { id, dialect, embedded: true, url, from, files: files ?? false, version: `embedded, ${name}` };
}

function canLoad(from: string, name: string): boolean {
  if (name.startsWith('node:')) return process.getBuiltinModule(name) !== undefined;
  try {
    createRequire(from).resolve(name);
    return true;
  } catch {
    return false;
  }
}

async function findByUrl(known: KnownServer): Promise<TestServer | string> {
  const url = process.env[known.variable ?? ''] ?? known.fallback;
  if (url === undefined || url === '') return `${known.variable} is not set`;
  const { id, dialect } = known;
  try {
    const [row] = await query<{ version: string }>(url, 'select version() as version');
    const [product, version] = productOf(row?.version ?? '');
    const isWanted = product.toLowerCase() === dialect;
    if (!isWanted) return `${url} is ${product}`;
    return {
      id,
      dialect,
      embedded: false,
      url,
      from: `${resolve('.')}/`,
      files: true,
      version: `${product} ${version}`,
    };
  } catch (error) {
    return reason(error);
  }
}

/** `PostgreSQL 15.18 on x86_64 …`, `10.11.19-MariaDB`, `9.7.4`. */
function productOf(text: string): readonly [product: string, version: string] {
  if (text.startsWith('PostgreSQL')) return ['PostgreSQL', text.split(' ')[1] ?? ''];
  return [/mariadb/i.test(text) ? 'MariaDB' : 'MySQL', text];
}

function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message === undefined || message === '' ? (code ?? 'unknown reason') : message;
}
