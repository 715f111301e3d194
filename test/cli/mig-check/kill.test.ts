import { describeOn, type TestServer } from '../../support/databases.ts';
import { buildProgram, type Program, type Running } from '../../support/program.ts';
import { query } from '../../support/query.ts';
import { sqlProject } from '../../support/sql-project.ts';

/** Scratch databases of one run that are there, by the comment that only the tool writes. */
async function databases(server: TestServer): Promise<readonly string[]> {
  const rows = await query<{ name: string }>(
    server.url,
    "select datname as name from pg_database where datname like 'mig\\_check\\_%' order by 1",
  );
  return rows.map(({ name }) => name);
}

let program: Program;
beforeAll(() => {
  program = buildProgram('mig-check');
});
afterAll(() => program.remove());

const start = (server: TestServer, cwd: string): Running =>
  program.start(['--url', server.url, '--check', 'round-trip'], { cwd });

const exitOf = async ({ ended }: Running): Promise<unknown> => (await ended).exit;

async function until<T>(probe: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The scratch database in which the slow revision sleeps. */
const sleepingIn = (server: TestServer, tag: string) =>
  until(async () => {
    const [row] = await query<{ datname: string }>(
      server.url,
      `select datname from pg_stat_activity where query like '%${tag}%' and query not like '%pg_stat_activity%'`,
    );
    return row?.datname;
  });

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  const slow = (tag: string) =>
    sqlProject([['0001_slow', `create table t (id int); select pg_sleep(300) /* ${tag} */`, 'drop table t']]);
  const quick = () => sqlProject([['0001_quick', 'create table t (id int)', 'drop table t']]);

  test('what kill -9 leaves, the next run drops, and no other database (G-62)', async () => {
    const project = slow('killed_run');
    const child = start(server, project.folder);
    const left = await sleepingIn(server, 'killed_run');
    child.kill('SIGKILL');
    await child.ended;
    expect(await databases(server)).toContain(left);
    const others = await query<{ datname: string }>(
      server.url,
      "select datname from pg_database where datname not like 'mig\\_%' order by 1",
    );

    const next = quick();
    // The claim of the dead run ends with its session, which the server notices by itself.
    await until(async () => {
      expect(await exitOf(start(server, next.folder))).toBe(0);
      return (await databases(server)).includes(left) ? undefined : true;
    });
    expect(
      await query(server.url, "select datname from pg_database where datname not like 'mig\\_%' order by 1"),
    ).toEqual(others);
    project.remove();
    next.remove();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s drops everything before the process ends', async (signal) => {
    const project = slow(`stopped_by_${signal}`);
    const child = start(server, project.folder);
    const made = await sleepingIn(server, `stopped_by_${signal}`);
    child.kill(signal);
    expect(await exitOf(child)).toBe(2);
    expect(await databases(server)).not.toContain(made);
    project.remove();
  });

  test('two guards at once both end well', async () => {
    const project = quick();
    const children = [start(server, project.folder), start(server, project.folder)];
    expect(await Promise.all(children.map(exitOf))).toEqual([0, 0]);
    project.remove();
  });
});
