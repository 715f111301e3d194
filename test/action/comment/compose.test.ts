import fc from 'fast-check';
import { compose } from '../../../action/src/comment/compose.ts';
import { change, commentInput, finding, newRevision, report, revision } from '../support.ts';

const LIMIT = 60_000;
const text = (input: Parameters<typeof compose>[0], limit = LIMIT): string =>
  compose(input, limit, 'the job summary').text;

const twoHeads = commentInput({
  report: report({
    source: { kind: 'native', revisions: 3, heads: ['left', 'right'], bases: ['fork'] },
    revisions: [
      revision('fork'),
      revision('left', { parents: ['fork'], line: 1 }),
      revision('right', { parents: ['fork'] }),
    ],
    findings: [
      finding({
        code: 'MC101',
        check: 'single-head',
        message: 'There are 2 heads.',
        evidence: [{ title: 'Join them', format: 'commands', text: 'npx mig merge left right' }],
      }),
    ],
  }),
  change: change({ added: [newRevision('right', { parents: ['fork'] }, 'create table t (a int)')] }),
});

it('warns of several heads with graph, ids and commands before anything else', () => {
  const body = text(twoHeads);
  expect(body).toMatch(
    /^### ❌ Migrations are not safe yet: 1 new revision, 2 heads, 1 error\n\n> \[!WARNING\]/,
  );
  expect(body).toContain('```mermaid\nflowchart LR');
  expect(body).toContain(
    '- `left` Title of left in [`migrations/left.sql:1`](https://github.com/octo/shop/blob/',
  );
  expect(body).toContain('```sh\nnpx mig merge left right\n```');
  expect(body.indexOf('mermaid')).toBeLessThan(body.indexOf('#### 1 new revision'));
});

it('shows the SQL of a new revision, folded', () => {
  expect(text(twoHeads)).toContain(
    '**Up**\n\n```sql\ncreate table t (a int);\n```\n\n**Down**\n\n```sql\nselect 2;\n```',
  );
});

it('tells how to bring in the head that only the base has', () => {
  const body = text({ ...twoHeads, change: change({ judged: 'merge result', baseRef: "main';rm -rf ~" }) });
  expect(body).toContain(String.raw`git merge 'origin/main'\'';rm -rf ~'`);
});

it('says what could not be checked, once for each cause', () => {
  const error = {
    code: 'MIG_PACKAGE_MISSING',
    message: 'Install it.',
    hint: 'npm i -D x',
    exitCode: 2 as const,
  };
  const failed = (id: string) => ({
    id,
    title: id,
    outcome: 'error' as const,
    compared: {},
    durationMs: 0,
    error,
  });
  const body = text(
    commentInput({
      report: report({ verdict: 'error', exitCode: 2, checks: [failed('round-trip'), failed('drift')] }),
    }),
  );
  expect(body).toContain('🚫 Migrations could not be checked');
  expect(body.match(/MIG_PACKAGE_MISSING/g)).toHaveLength(1);
  expect(body).toContain('round-trip, drift: Install it.');
  expect(body).toContain('npm i -D x');
});

it('marks irreversible revisions with their reason', () => {
  const added = [newRevision('x', { irreversible: 'data is *gone*' })];
  expect(text(commentInput({ change: change({ added }) }))).toContain(
    String.raw`⛔ **Irreversible**: data is \*gone\*`,
  );
});

it.each([
  [{ restored: true, reapplied: true }, '✅'],
  [{ restored: false }, 'downgrade does not restore the schema'],
  [{ restored: true, reapplied: false }, 'second upgrade differs from the first'],
  [{ upgrade: 'failed' as const }, 'upgrade failed'],
  [{ downgrade: 'missing' as const }, 'no downgrade'],
])('words the round trip %j', (fields, expected) => {
  const verdicts = [{ id: 'x', upgrade: 'ok' as const, downgrade: 'ok' as const, ...fields }];
  const body = text(
    commentInput({ report: report({ verdicts }), change: change({ added: [newRevision('x')] }) }),
  );
  expect(body).toContain(expected);
});

it('links files below the folder of the config', () => {
  const body = text(
    commentInput({
      root: 'apps/my shop',
      report: report({ findings: [finding({ location: { file: 'migrations/a b.sql', line: 3 } })] }),
    }),
  );
  expect(body).toContain('/blob/' + 'a'.repeat(40) + '/apps/my%20shop/migrations/a%20b.sql#L3)');
});

it('stays within its budget with 400 revisions, and says how many are shown', () => {
  const sql = 'create table t (\n' + '  column_name text not null,\n'.repeat(100) + '  z int)';
  const added = Array.from({ length: 400 }, (_, index) =>
    newRevision(`rev${index}`, { title: `A rather long title 😀 ${'of words '.repeat(20)}` }, sql),
  );
  const { text: body, complete } = compose(
    commentInput({ change: change({ added }) }),
    LIMIT,
    'the job summary',
  );
  expect(body.length).toBeLessThanOrEqual(LIMIT);
  expect(complete).toBe(false);
  expect(body).toMatch(/_\d+ of 400 shown; the rest is in the job summary\._/);
  expectClosed(body);
});

it('cuts one enormous statement and keeps the rest', () => {
  const added = [newRevision('big', {}, `select '${'😀'.repeat(50_000)}'`), newRevision('small')];
  const body = text(commentInput({ change: change({ added }) }));
  expect(body.length).toBeLessThanOrEqual(LIMIT);
  expect(body).not.toMatch(/\p{Surrogate}/u);
  expect(body).toMatch(/_1\d\d\d of 100010 characters shown\._/);
  expectClosed(body);
});

it('closes every fence and fold whatever the change is called', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '`',
      '```',
      '\n',
      '</details>',
      '<details>',
      '@x',
      '-->',
      '~~~',
      '    ',
      'a',
      '😀',
      '\ud83d',
    ),
    maxLength: 30,
  });
  fc.assert(
    fc.property(
      hostile,
      hostile,
      hostile,
      fc.integer({ min: 2000, max: 6000 }),
      (title, sql, file, limit) => {
        const body = text(
          commentInput({
            report: report({
              findings: [
                finding({
                  message: title,
                  location: { file },
                  evidence: [{ title, format: 'sql', text: sql }],
                }),
              ],
              notes: [{ check: 'x', message: sql, revision: title }],
            }),
            change: change({
              added: [newRevision(title, { title, file, irreversible: sql }, sql)],
              edited: [file],
            }),
          }),
          limit,
        );
        expect(body.length).toBeLessThanOrEqual(limit);
        expectClosed(body);
      },
    ),
    { numRuns: 300 },
  );
});

/** Reads the body as GitHub does: what is inside of a fence is text, what is outside may hold only our own HTML. */
function expectClosed(body: string): void {
  let ticks: string | undefined;
  let folds = 0;
  let mentions = 0;
  for (const line of body.split('\n')) {
    const mark = /^\s*(`{3,})(\w*)\s*$/.exec(line);
    if (ticks === undefined && mark !== null) ticks = mark[1];
    else if (ticks !== undefined && line.trim() === ticks) ticks = undefined;
    else if (ticks === undefined) {
      const withoutCode = line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
      folds +=
        (withoutCode.match(/<details>/g) ?? []).length - (withoutCode.match(/<\/details>/g) ?? []).length;
      mentions += (withoutCode.match(/@(?!&#8203;)/g) ?? []).length;
    }
  }
  expect(ticks).toBeUndefined();
  expect(folds).toBe(0);
  expect(mentions).toBe(0);
  expect(body).not.toMatch(/\p{Surrogate}/u);
}
