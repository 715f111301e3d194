import { spawnSync } from 'node:child_process';
import { describeOn } from '../../../support/databases.ts';
import { openPlayground, runScript, type Playground } from '../../../support/postgres-playground.ts';
import { dialectNamed, diffSnapshots } from '../../../../src/dialects/index.ts';
import { MUTATIONS, SETUP } from './mutations.ts';

const postgresql = dialectNamed('postgresql');
const judge = pgDumpMajor();

describeOn({ dialect: 'postgresql' }, (server) => {
  let playground: Playground;
  let dumpBefore: string | undefined;
  beforeAll(async () => {
    playground = await openPlayground(SETUP, server.embedded ? 'embedded' : server.url);
    if (server.embedded || judge < majorOf(playground)) return;
    const copy = await playground.copy();
    try {
      dumpBefore = dump(copy.url);
    } finally {
      await copy.drop();
    }
  });
  afterAll(() => playground.close());

  test.each(MUTATIONS)('$sql', async ({ sql, visible, beyond, since = 0, cleanUp = '' }) => {
    if (since > majorOf(playground)) return;
    // An embedded database knows no subscriptions, and is copied as a transaction, in which some statements cannot run.
    if (server.embedded && cleanUp !== '') return;
    if (server.embedded && !postgresql.splitStatements(sql).every(({ transactional }) => transactional))
      return;
    const copy = await playground.copy();
    try {
      await runScript(copy.connection, sql);
      const changes = diffSnapshots(
        playground.before,
        await postgresql.snapshot(copy.connection),
        postgresql,
      );
      expect(changes.map(({ key }) => key).length > 0).toBe(visible || beyond !== undefined);
      const isJudged = dumpBefore !== undefined && beyond === undefined;
      expect(isJudged ? dump(copy.url) !== dumpBefore : visible).toBe(visible);
    } finally {
      await runScript(copy.connection, cleanUp);
      await copy.drop();
    }
  });
});

function majorOf({ before }: Playground): number {
  return Number.parseInt(before.server.version, 10);
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
