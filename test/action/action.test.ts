import { createProject, sqlRevision, tableRevision, type Project } from './projects.ts';
import { PULL_REQUEST, runAction, type ActionResult, type ActionRun } from '../support/github/run-action.ts';
import { startGitHub, type GitHub, type GitHubOptions } from '../support/github/server.ts';
import { serversOf } from '../support/databases.ts';
import type { Repository } from '../support/github/repository.ts';

const BOT = 'github-actions[bot]';
const MARKER = '<!-- mig-check key= -->';

const opened: GitHub[] = [];
const repositories: Repository[] = [];

async function github(options: GitHubOptions = {}): Promise<GitHub> {
  const server = await startGitHub(options);
  opened.push(server);
  return server;
}

function project(files?: Readonly<Record<string, string>>): Project {
  const made = createProject(files);
  repositories.push(made.repository);
  return made;
}

/** Runs the checks that need no database, on what is committed. */
function run(
  { repository, base }: Project,
  server: GitHub,
  options: Partial<ActionRun> = {},
): Promise<ActionResult> {
  return runAction({
    workspace: repository.folder,
    api: server.url,
    base: { ref: 'main', sha: base },
    head: repository.git('rev-parse', 'HEAD'),
    ...options,
    inputs: { checks: 'single-head', ...options.inputs },
  });
}

function addRevision({ repository }: Project, id: string, down: string, table: string): void {
  repository.write({ [`migrations/${id}_${table}.sql`]: tableRevision(id, down, table) });
  repository.commit(`Add ${table}`);
}

afterEach(async () => {
  for (const repository of repositories.splice(0)) repository.remove();
  for (const server of opened.splice(0)) {
    await server.close();
    if (server.violations.length > 0) throw new Error(server.violations.join('\n'));
  }
});

describe('two heads', () => {
  const twoHeads = (): Project => {
    const made = project();
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    addRevision(made, '3333cccc', '1111aaaa', 'carts');
    return made;
  };

  it('are told with graph, ids, commands and SQL, and fail the job', async () => {
    const server = await github();
    const result = await run(twoHeads(), server);
    const body = server.comments[0]?.body ?? '';
    expect(body).toContain('> [!WARNING]');
    expect(body).toContain('```mermaid\nflowchart LR');
    expect(body).toMatch(/r\d\["1111aaaa .*\n(?:.*\n)*r\d\["2222bbbb .*head, new here/);
    expect(body).toMatch(/```sh\n[^`]*mig merge[^`]*\n/);
    expect(body).toMatch(/```sql\ncreate table orders \([^`]*```/);
    expect(body).toMatch(/```sql\ndrop table carts;\n```/);
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: {
        verdict: 'findings',
        heads: JSON.stringify(['2222bbbb', '3333cccc']),
        'head-count': '2',
        'comment-id': String(server.comments[0]?.id),
      },
    });
    expect(JSON.parse(result.outputs['new-revisions'] ?? '')).toMatchObject([
      { id: '2222bbbb', path: 'migrations/2222bbbb_orders.sql', parents: ['1111aaaa'], irreversible: null },
      { id: '3333cccc' },
    ]);
    expect(result.summary).toContain('flowchart LR');
    expect(result.log).toContain('::error');
  });

  it('that only meet in the merge are found on the base’s tip plus the change', async () => {
    const made = project();
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    made.repository.git('checkout', '--quiet', 'main');
    addRevision(made, '3333cccc', '1111aaaa', 'carts');
    const tip = made.repository.git('rev-parse', 'HEAD');
    made.repository.git('checkout', '--quiet', 'change');
    const server = await github();
    const result = await run({ ...made, base: tip }, server);
    const body = server.comments[0]?.body ?? '';
    expect(result.exitCode).toBe(1);
    expect(body).toContain('2 heads once this change is merged into `main`');
    expect(body).toContain('git merge origin/main');
    expect(body).toContain('3333cccc');
    expect(JSON.parse(result.outputs['new-revisions'] ?? '')).toMatchObject([{ id: '2222bbbb' }]);
    expect(made.repository.git('status', '--porcelain')).toBe('');
  });

  it('turn the same comment green when they are mended', async () => {
    const made = twoHeads();
    const server = await github();
    await run(made, server);
    const merge = sqlRevision({
      id: '4444dddd',
      down: '2222bbbb, 3333cccc',
      up: 'select 1',
      undo: 'select 1',
    });
    made.repository.write({ 'migrations/4444dddd_merge.sql': merge });
    made.repository.commit('Merge heads');
    const result = await run(made, server, { action: 'synchronize', environment: { GITHUB_RUN_ID: '101' } });
    expect(result.exitCode).toBe(0);
    expect(server.comments).toHaveLength(1);
    expect(server.comments[0]?.body).toContain('### ✅ Migrations are fine: 3 new revisions, 1 head');
  });
});

describe('the comment', () => {
  const clean = (): Project => {
    const made = project();
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    return made;
  };

  it('is one: a second run updates it', async () => {
    const made = clean();
    const server = await github();
    const first = await run(made, server);
    const second = await run(made, server, { action: 'synchronize' });
    expect(server.comments).toHaveLength(1);
    expect(second.outputs['comment-id']).toBe(first.outputs['comment-id']);
    expect(server.requests.map(({ operationId }) => operationId)).toEqual([
      'issues/list-comments',
      'issues/create-comment',
      'issues/list-comments',
      'users/get-authenticated',
      'issues/update-comment',
    ]);
    expect(server.requests[1]?.path).toBe(`/repos/octo/shop/issues/${PULL_REQUEST}/comments`);
  });

  it('is found on the third page', async () => {
    const others = Array.from({ length: 250 }, (_, n) => ({
      id: n + 1,
      login: 'someone',
      body: `Comment ${n}`,
    }));
    const server = await github({ comments: [...others, { id: 999, login: BOT, body: MARKER }] });
    await run(clean(), server);
    expect(server.comments).toHaveLength(251);
    expect(server.comments.at(-1)?.body).toContain('Migrations are fine');
  });

  it('stays alone: duplicates of ours are deleted, the oldest is kept', async () => {
    const comments = [5, 6, 7].map((id) => ({ id, login: BOT, body: MARKER }));
    const server = await github({ comments });
    const { outputs } = await run(clean(), server);
    expect(server.comments.map(({ id }) => id)).toEqual([5]);
    expect(outputs['comment-id']).toBe('5');
  });

  it('is never one that someone else wrote, whatever marker it carries', async () => {
    const server = await github({ comments: [{ id: 5, login: 'mallory', body: `${MARKER}\nAll fine` }] });
    await run(clean(), server);
    expect(server.comments[0]).toMatchObject({ login: 'mallory', body: `${MARKER}\nAll fine` });
    expect(server.comments[1]).toMatchObject({ login: BOT });
  });

  it('belongs to the person whose token it is', async () => {
    const server = await github({ login: 'alice', comments: [{ id: 5, login: BOT, body: MARKER }] });
    const made = clean();
    await run(made, server);
    await run(made, server);
    expect(server.comments.map(({ login }) => login)).toEqual([BOT, 'alice']);
    expect(server.comments[0]?.body).toBe(MARKER);
  });

  it('of another key is left alone', async () => {
    const other = '<!-- mig-check key=%23pg15 -->';
    const server = await github({ comments: [{ id: 5, login: BOT, body: other }] });
    await run(clean(), server, { inputs: { 'comment-key': 'pg17' } });
    expect(server.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      other,
      '<!-- mig-check key=%23pg17 run=100 -->',
    ]);
  });

  it('of a newer run is left alone', async () => {
    const body = '<!-- mig-check key= run=500 -->\nnewer';
    const server = await github({ comments: [{ id: 5, login: BOT, body }] });
    const { exitCode } = await run(clean(), server);
    expect(server.comments).toEqual([{ id: 5, login: BOT, body }]);
    expect(exitCode).toBe(0);
  });

  it.each([403, 404] as const)('that is refused with %i leaves the verdict as it is', async (status) => {
    const server = await github({ refuse: { 'issues/create-comment': status } });
    const { exitCode, log, summary, outputs } = await run(clean(), server);
    expect({ exitCode, verdict: outputs['verdict'] }).toEqual({ exitCode: 0, verdict: 'clean' });
    expect(log).toContain(`::warning::The comment could not be written: GitHub answered ${status}`);
    expect(summary).toContain('could not be written');
    expect(summary).toContain('create table orders');
    expect(outputs['comment-id']).toBe('');
  });

  it('is not missed by a failing verdict when it is refused', async () => {
    const made = clean();
    addRevision(made, '3333cccc', '1111aaaa', 'carts');
    const server = await github({ refuse: { 'issues/create-comment': 403 } });
    expect((await run(made, server)).exitCode).toBe(1);
  });

  it('is not written for a change that touches no migration', async () => {
    const made = project();
    made.repository.write({ 'README.md': 'Hello' });
    made.repository.commit('Docs');
    const server = await github();
    const { exitCode } = await run(made, server);
    expect(exitCode).toBe(0);
    expect(server.comments).toEqual([]);
  });

  it('is written for every change when that is asked for', async () => {
    const server = await github();
    await run(project(), server, { inputs: { comment: 'always' } });
    expect(server.comments[0]?.body).toContain('### ✅ Migrations are fine: 0 new revisions, 1 head');
  });

  it('is never written, and GitHub never called, when that is asked for', async () => {
    const server = await github();
    const { summary } = await run(clean(), server, { inputs: { comment: 'never' } });
    expect(server.requests).toEqual([]);
    expect(summary).toContain('create table orders');
  });

  it('goes to the server that GITHUB_API_URL names', async () => {
    const server = await github({ prefix: '/api/v3' });
    await run(clean(), server, { environment: { GITHUB_SERVER_URL: 'https://ghe.example' } });
    expect(server.comments[0]?.body).toContain('(https://ghe.example/octo/shop/blob/');
  });

  it('stays within its budget with 400 revisions', async () => {
    const made = project();
    const files = Array.from({ length: 400 }, (_, n) => {
      const id = `c${String(n).padStart(7, '0')}`;
      const down = n === 0 ? '1111aaaa' : `c${String(n - 1).padStart(7, '0')}`;
      return [`migrations/${id}_table.sql`, tableRevision(id, down, `table_${n}`)];
    });
    made.repository.write(Object.fromEntries(files) as Record<string, string>);
    made.repository.commit('Many');
    const server = await github();
    const { exitCode } = await run(made, server);
    expect(exitCode).toBe(0);
    const body = server.comments[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(60_200);
    expect(body).toMatch(/400 new revisions/);
  });
});

describe('hostile changes', () => {
  it('cannot mention, link, break out of a block or write workflow commands', async () => {
    const made = project();
    const message =
      '@octocat </details> ```` ![x](https://evil.example/x.png) ::set-output name=x::y ##[add-mask]z #1';
    made.repository.write({
      'migrations/$(touch pwned) `x` @team.sql': sqlRevision({
        id: '2222bbbb',
        down: '1111aaaa',
        message,
        up: "create table t (a text default '```\n</details> @octocat')",
        undo: 'drop table t',
      }),
    });
    made.repository.commit('Hostile');
    const server = await github();
    const { log } = await run(made, server, { inputs: { comment: 'always' } });
    const body = server.comments[0]?.body ?? '';
    const outside = body
      .replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '')
      .replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/@(?!&#8203;)|!\[|https:\/\/evil/);
    expect(outside.match(/<details>/g)).toHaveLength(1);
    expect(outside.match(/<\/details>/g)).toHaveLength(1);
    expect(log).not.toMatch(/^::set-output/m);
    expect(made.repository.git('status', '--porcelain')).toBe('');
  });
});

describe('the checkout', () => {
  it('may be a clone of depth 1 of the change', async () => {
    const made = project();
    for (const n of [2, 3, 4])
      addRevision(made, `${n}${n}`, n === 2 ? '1111aaaa' : `${n - 1}${n - 1}`, `t${n}`);
    const clone = made.repository.clone('--depth=1', '--branch', 'change');
    repositories.push(clone);
    const server = await github();
    const { exitCode, outputs } = await run({ ...made, repository: clone }, server);
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs['new-revisions'] ?? '')).toHaveLength(3);
  });

  it('whose base cannot be found ends with 2 and says so, heads judged all the same', async () => {
    const made = project();
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    const clone = made.repository.clone('--depth=1', '--branch', 'change');
    repositories.push(clone);
    clone.git('remote', 'remove', 'origin');
    const server = await github();
    const { exitCode, outputs } = await run({ ...made, repository: clone }, server);
    expect(exitCode).toBe(2);
    expect(outputs).toMatchObject({ verdict: 'error', 'head-count': '1', 'new-revisions': '[]' });
    expect(server.comments[0]?.body).toContain('MIG\\_BASE\\_NOT\\_FOUND'.replaceAll('\\', ''));
  });

  it('may hold the project in a folder', async () => {
    const made = project();
    made.repository.write({
      'apps/shop/mig.config.ts': "export default { migrations: './migrations' };\n",
      'apps/shop/migrations/aaaa_first.sql': tableRevision('aaaa', '', 'first'),
    });
    made.repository.commit('Another project');
    const server = await github();
    const { outputs } = await run(made, server, { inputs: { 'working-directory': 'apps/shop' } });
    expect(JSON.parse(outputs['new-revisions'] ?? '')).toMatchObject([
      { path: 'apps/shop/migrations/aaaa_first.sql' },
    ]);
    expect(server.comments[0]?.body).toMatch(/^<!-- mig-check key=apps%2Fshop run=100 -->/);
    expect(server.comments[0]?.body).toContain('/apps/shop/migrations/aaaa_first.sql');
  });
});

/** Where round trips run: a server when there is one, else embedded. */
const [onServer] = serversOf({ dialect: 'postgresql', embedded: false });
const scratch = onServer === undefined ? { server: 'embedded' } : { 'database-url': onServer.url };

describe('revisions', () => {
  it('in TypeScript show the SQL that their code gives, without a database', async () => {
    const made = project();
    made.repository.write({
      'migrations/2222bbbb_orders.ts': `import type { Op } from 'mig-check';
/** Add orders. */
export const revision = '2222bbbb';
export const downRevision = '1111aaaa';
export async function upgrade(op: Op): Promise<void> { await op.execute('create table orders (id int)'); }
export async function downgrade(op: Op): Promise<void> { await op.execute('drop table orders'); }
`,
    });
    made.repository.commit('Add orders');
    const server = await github();
    const { exitCode } = await run(made, server);
    expect(exitCode).toBe(0);
    expect(server.comments[0]?.body).toMatch(/```sql\ncreate table orders \(id int\);\n```/);
    expect(server.comments[0]?.body).toMatch(/```sql\ndrop table orders;\n```/);
  });

  it('that leave something behind are found, marked and annotated', async () => {
    const made = project();
    made.repository.write({
      'migrations/2222bbbb_orders.sql': tableRevision('2222bbbb', '1111aaaa', 'orders', 'select 1'),
    });
    made.repository.commit('Leak');
    const server = await github();
    const { exitCode, log, outputs } = await run(made, server, {
      inputs: { ...scratch, checks: 'single-head, round-trip' },
    });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'findings', drift: '' });
    expect(server.comments[0]?.body).toContain('downgrade does not restore the schema');
    expect(log).toMatch(/^::error .*file=migrations\/2222bbbb_orders\.sql/m);
  });

  it('that restore the schema say so', async () => {
    const made = project();
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    const server = await github();
    const { exitCode } = await run(made, server, { inputs: { ...scratch, checks: 'round-trip' } });
    expect(exitCode).toBe(0);
    expect(server.comments[0]?.body).toContain(
      '✅ <code>2222bbbb</code> Message of 2222bbbb · round trip restores the schema',
    );
  });
});

describe('without a driver', () => {
  it('heads and SQL are shown, and the comment says what could not be checked', async () => {
    const made = project();
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    made.repository.git('clean', '--quiet', '-fdx');
    const server = await github();
    const { exitCode, outputs } = await run(made, server, { inputs: { checks: 'single-head, round-trip' } });
    expect({ exitCode, verdict: outputs['verdict'] }).toEqual({ exitCode: 3, verdict: 'error' });
    const body = server.comments[0]?.body ?? '';
    expect(body).toContain('🚫 Migrations could not be checked');
    expect(body).toContain('MIG_PACKAGE_MISSING');
    expect(body).toContain('create table orders');
  });
});

describe('what is refused', () => {
  it.each(['pull_request_target', 'workflow_run'])('the event %s', async (name) => {
    const server = await github();
    const { exitCode, log } = await run(project(), server, { environment: { GITHUB_EVENT_NAME: name } });
    expect(exitCode).toBe(3);
    expect(log).toContain('MIG_ACTION_EVENT');
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['comment', 'sometimes'],
    ['fail-on', 'fatal'],
    ['working-directory', 'no/such/folder'],
  ])('the input %s: %s', async (input, value) => {
    const server = await github();
    const { exitCode, log } = await run(project(), server, { inputs: { [input]: value } });
    expect(exitCode).toBe(3);
    expect(log).toContain('MIG_ACTION_INPUT');
  });

  it('a config with a typing error, which is told in the comment', async () => {
    const made = project();
    made.repository.write({ 'mig.config.ts': "export default { migratons: './migrations' };\n" });
    made.repository.commit('Typo');
    const server = await github();
    const { exitCode } = await run(made, server);
    expect(exitCode).toBe(3);
    expect(server.comments[0]?.body).toContain('migrations');
    expect(server.comments[0]?.body).toContain('🚫 Migrations could not be checked');
  });
});

describe('a config with several databases', () => {
  const CONFIG = `export default { guard: { server: 'embedded' }, databases: {
    main: { migrations: './migrations' },
    audit: { migrations: './audit' },
  } };
`;
  const several = (): Project => {
    const made = project({
      'mig.config.ts': CONFIG,
      'audit/1111aaaa_events.sql': tableRevision('1111aaaa', '', 'events'),
    });
    addRevision(made, '2222bbbb', '1111aaaa', 'orders');
    made.repository.write({
      'audit/4444dddd_left.sql': tableRevision('4444dddd', '1111aaaa', 'sign_ins'),
      'audit/5555eeee_right.sql': tableRevision('5555eeee', '1111aaaa', 'sign_outs'),
    });
    made.repository.commit('Audit');
    return made;
  };

  it('CMD-03 has a comment for each, kept apart, and the outputs of all together', async () => {
    const made = several();
    const server = await github();
    const { exitCode, outputs, reportFile, summary } = await run(made, server);
    expect(exitCode).toBe(1);
    const bodies = (): readonly string[] => server.comments.map(({ body }) => body);
    expect(bodies()).toHaveLength(2);
    expect(bodies()[0]).toMatch(/^<!-- mig-check key=%40main.*### ✅ `main`: migrations are fine/s);
    expect(bodies()[0]).toContain('create table orders');
    expect(bodies()[0]).not.toContain('sign_ins');
    expect(bodies()[1]).toMatch(/^<!-- mig-check key=%40audit.*### ❌ `audit`: migrations are not safe yet/s);
    expect(bodies()[1]).toContain('mig merge -n audit 4444dddd 5555eeee');
    expect(outputs).toMatchObject({ verdict: 'findings', 'head-count': '3' });
    expect(JSON.parse(outputs['new-revisions'] ?? '')).toMatchObject([
      { id: '2222bbbb', database: 'main' },
      { id: '4444dddd', database: 'audit' },
      { id: '5555eeee', database: 'audit' },
    ]);
    expect(reportFile).toMatchObject({ databases: { main: { report: { exitCode: 0 } }, audit: {} } });
    expect(summary).toContain('`main`: migrations are fine');
    await run(made, server, { action: 'synchronize' });
    expect(bodies()).toHaveLength(2);
  });

  it('CMD-03 the input `name` chooses one', async () => {
    const server = await github();
    const { exitCode } = await run(several(), server, { inputs: { name: 'main' } });
    expect(exitCode).toBe(0);
    expect(server.comments).toHaveLength(1);
  });
});
