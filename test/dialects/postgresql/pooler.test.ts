import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { current, upgrade } from '../../../src/commands/index.ts';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, sqlRevision } from '../../support/project.ts';
import { query } from '../../support/query.ts';

const installed = ((): boolean => {
  try {
    execFileSync('pgbouncer', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The URL of the same database through a pgbouncer of its own. */
async function pooled(
  url: string,
  mode: string,
): Promise<{ url: string; child: ChildProcess; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'mig-pgbouncer-'));
  chmodSync(folder, 0o777);
  const { hostname, port, pathname, username } = new URL(url);
  const listen = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(join(folder, 'users.txt'), `"${username}" ""\n`);
  writeFileSync(
    file,
    [
      '[databases]',
      `* = host=${hostname} port=${port}`,
      '[pgbouncer]',
      `listen_port = ${listen}`,
      'listen_addr = 127.0.0.1',
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${folder}/users.txt`,
      `pool_mode = ${mode}`,
      'ignore_startup_parameters = extra_float_digits',
      ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
    ].join('\n'),
  );
  const child = spawn('pgbouncer', [file], { stdio: 'ignore' });
  const through = `postgres://${username}@127.0.0.1:${listen}${pathname}`;
  for (let attempt = 0; ; attempt++) {
    try {
      await query(through, 'select 1');
      return { url: through, child, folder };
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  if (!installed) {
    it.skip('pgbouncer is not installed', () => undefined);
    return;
  }
  it.each([
    ['transaction', 'MIG_TRANSACTION_POOLER'],
    ['session', undefined],
  ])('pgbouncer in %s mode: %s', async (mode, code) => {
    const { url, drop } = await scratchUrl(server);
    const pool = await pooled(url, mode);
    const project = makeProject({
      'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table t ();' }),
    });
    const here = { from: project.root, url: pool.url, environment: {} };
    try {
      const done = await upgrade(here).then(
        () => undefined,
        (error: { code: string; hint: string }) => error,
      );
      expect(done?.code).toBe(code);
      // Looking works through it.
      expect((await current(here)).rows).toEqual(code === undefined ? ['a1'] : []);
    } finally {
      pool.child.kill('SIGKILL');
      rmSync(pool.folder, { recursive: true, force: true });
      project.remove();
      await drop();
    }
  });
});
