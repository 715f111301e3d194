import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import type { CliIo } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/mig-check/main.ts';
import { createProject } from '../../support/sql-project.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const io: CliIo = {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env: {},
    cwd,
    isTTY: false,
  };
  const code = await main(argv, io);
  return { code, out, err };
}

function revision(id: string, down: string | null, title = `Revision ${id}`): string {
  return `-- revision: ${id}\n-- downRevision: ${down ?? ''}\n-- message: ${title}\n\n-- upgrade\nselect 1;\n\n-- downgrade\nselect 1;\n`;
}

const TWO_HEADS = {
  'mig.config.js': "module.exports = { migrations: './migrations' };",
  'migrations/1_base.sql': revision('aaaa1111', null),
  'migrations/2_left.sql': revision('bbbb2222', 'aaaa1111', 'Left'),
  'migrations/3_right.sql': revision('cccc3333', 'aaaa1111', 'Right'),
};

test('two heads: both, the fork point, the graph and a command that works when pasted (G-10)', async () => {
  const project = createProject(TWO_HEADS);
  const { code, out } = await run(project.folder, '--check', 'single-head');
  project.remove();
  expect(code).toBe(1);
  expect(out).toContain('The history has 2 heads (bbbb2222, cccc3333).');
  expect(out).toContain(
    [
      '      aaaa1111  Revision aaaa1111  ← fork point',
      '      ├─ bbbb2222  Left  ← head',
      '      └─ cccc3333  Right  ← head',
    ].join('\n'),
  );
  expect(out).toContain('npx mig merge bbbb2222 cccc3333 -m "merge bbbb2222 and cccc3333"');
});

test.each([
  ['an unknown parent', { 'migrations/2_left.sql': revision('bbbb2222', 'dddd4444') }, 'MC103', '2_left.sql'],
  ['a duplicate id', { 'migrations/3_right.sql': revision('bbbb2222', 'aaaa1111') }, 'MC102', '3_right.sql'],
  [
    'a revision that follows itself',
    { 'migrations/3_right.sql': revision('cccc3333', 'cccc3333') },
    'MC104',
    '3_right.sql',
  ],
  ['a second base', { 'migrations/3_right.sql': revision('cccc3333', null) }, 'MC108', '3_right.sql'],
  [
    'a circle',
    {
      'migrations/1_base.sql': revision('aaaa1111', 'cccc3333'),
      'migrations/2_left.sql': revision('bbbb2222', 'aaaa1111'),
      'migrations/3_right.sql': revision('cccc3333', 'bbbb2222'),
    },
    'MC105',
    '',
  ],
  ['an unreadable header', { 'migrations/4.ts': 'export const revision = compute();' }, 'MC110', '4.ts'],
])('%s has a finding of its own, with file and line (G-11)', async (_what, files, code, file) => {
  const project = createProject({ ...TWO_HEADS, ...files });
  const { out } = await run(project.folder, '--check', 'single-head', '--json');
  project.remove();
  const report = JSON.parse(out) as {
    findings: { code: string; location?: { file: string; line: number } }[];
  };
  const found = report.findings.find((finding) => finding.code === code);
  expect(found).toBeDefined();
  if (file === '') return;
  expect(found?.location?.file).toBe(`migrations/${file}`);
  expect(found?.location?.line).toBeGreaterThan(0);
});

test('the JSON report follows its schema, and is the same byte for byte but for durations (G-04)', async () => {
  const project = createProject(TWO_HEADS);
  const first = await run(project.folder, '--check', 'single-head', '--json');
  const second = await run(project.folder, '--check', 'single-head', '--json');
  project.remove();
  const timeless = (text: string) => text.replace(/"durationMs": \d+/g, '"durationMs": 0');
  expect(timeless(second.out)).toBe(timeless(first.out));
  const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object;
  const validate = new Ajv({ allErrors: true }).compile(schema);
  validate(JSON.parse(first.out));
  expect(validate.errors).toBeNull();
});

test('a mistake in the config is exit code 3, with what was meant', async () => {
  const project = createProject({ 'mig.config.js': "module.exports = { migratoins: './migrations' };" });
  const terminal = await run(project.folder);
  const markdown = await run(project.folder, '--markdown');
  const json = await run(project.folder, '--json');
  project.remove();
  expect([terminal.code, markdown.code, json.code]).toEqual([3, 3, 3]);
  expect(terminal.out).toContain('Did you mean `migrations`?');
  expect(markdown.out).toContain('MIG_CONFIG');
  expect(JSON.parse(json.out)).toMatchObject({ verdict: 'error', exitCode: 3 });
});

test('an empty --url is a mistake: an unset variable must not choose another server', async () => {
  const ran = await run('/', '--url', '');
  expect(ran).toMatchObject({ code: 3, out: '' });
  expect(ran.err).toContain("option '-u, --url <url>' argument '' is invalid. it is empty");
});

test('a URL that is none says what one looks like, without its password', async () => {
  const project = createProject({
    'mig.config.js': "module.exports = { migrations: './m' };",
    'm/a.sql': revision('a', null),
  });
  const ran = await run(project.folder, '--url', 'postgress://u:geheim@h/d');
  project.remove();
  expect(ran.code).toBe(3);
  expect(ran.out).toContain('Did you mean "postgres"?');
  expect(ran.out).toContain('postgres://user:password@host:5432/database');
  expect(ran.out).not.toContain('geheim');
});

test('explain prints the page of errors and findings, and knows what was meant', async () => {
  expect(await run('/', 'explain', 'mc201')).toMatchObject({ code: 0, err: '' });
  expect((await run('/', 'explain', 'MIG_NO_REVISIONS')).out).toContain('No revisions were found');
  const unknown = await run('/', 'explain', 'MC2O1');
  expect(unknown.code).toBe(3);
  expect(unknown.err).toContain('did you mean MC201?');
});

test('markdown keeps what comes from revisions from being markup', async () => {
  const project = createProject({
    ...TWO_HEADS,
    'migrations/3_right.sql': revision('cccc3333', 'aaaa1111', '```<img src=x> @everyone'),
  });
  const { out } = await run(project.folder, '--check', 'single-head', '--markdown');
  project.remove();
  const outside = out.replace(/(`{3,})[^\n]*\n[\s\S]*?\n\1(?=\n)/g, '');
  expect(outside).not.toMatch(/<img|@everyone/);
  expect(out).toContain('````text');
});
