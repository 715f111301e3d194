import { spawnSync } from 'node:child_process';
import { describeOn, serversOf, type TestServer } from '../../../support/databases.ts';
import {
  isTransactional,
  openPlayground,
  runScript,
  type Playground,
} from '../../../support/postgres-playground.ts';
import { dialectNamed, diffSnapshots } from '../../../../src/dialects/index.ts';
import { MUTATIONS, SETUP } from './mutations.ts';

const postgresql = dialectNamed('postgresql');
/** What pg_dump says is the same on every server: the newest that it can read is asked. */
const judged = newestFor(pgDumpMajor());

describeOn({ dialect: 'postgresql' }, (server) => {
  let playground: Playground;
  let dumpBefore: string | undefined;
  beforeAll(async () => {
    playground = await openPlayground(SETUP, server.embedded ? 'embedded' : server.url);
    if (server === judged) dumpBefore = await dumpAfter('');
  });
  afterAll(() => playground.close());

  test.each(MUTATIONS)('$sql', async ({ sql, visible, beyond, since = 0, cleanUp = '' }) => {
    if (since > Number.parseInt(playground.before.server.version, 10)) return;
    // An embedded database knows no subscriptions, and no copies but a transaction, in which some statements cannot run.
    if (server.embedded && (cleanUp !== '' || !isTransactional(sql))) return;
    const place = await (cleanUp === '' ? playground.placeFor(sql) : playground.copy());
    try {
      await runScript(place.connection, sql);
      const changes = diffSnapshots(
        playground.before,
        await postgresql.snapshot(place.connection),
        postgresql,
      );
      expect(changes.map(({ key }) => key).length > 0).toBe(visible || beyond !== undefined);
    } finally {
      await runScript(place.connection, cleanUp);
      await place.drop();
    }
    const isJudged = dumpBefore !== undefined && beyond === undefined;
    expect(isJudged ? (await dumpAfter(sql, cleanUp)) !== dumpBefore : visible).toBe(visible);
  });

  async function dumpAfter(sql: string, cleanUp = ''): Promise<string> {
    const copy = await playground.copy();
    try {
      await runScript(copy.connection, sql);
      return dump(copy.url);
    } finally {
      await runScript(copy.connection, cleanUp);
      await copy.drop();
    }
  }
});

function newestFor(major: number): TestServer | undefined {
  return serversOf({ dialect: 'postgresql', embedded: false })
    .filter((server) => majorOf(server) <= major)
    .sort((a, b) => majorOf(b) - majorOf(a))[0];
}

function majorOf({ version }: TestServer): number {
  return Number(/\d+/.exec(version)?.[0]);
}

function pgDumpMajor(): number {
  const { stdout } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' });
  return Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0);
}

/** Lines \restrict and \unrestrict hold a random word. */
function dump(url: string | undefined): string {
  // libpq reads a `+` of the query string as it is, where URLs mean a space.
  const target = new URL(url ?? '');
  target.search = '';
  const { status, stdout, stderr } = spawnSync('pg_dump', ['--schema-only', '--no-owner', target.href], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.replace(/^\\(un)?restrict .*$/gm, '');
}
